package org.kith.database;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/// How far the tables have been written: those on which something remembered rests, each with a trigger that notes it.
@Repository
public class Written {

    private static final int MANY = 200;
    private static final String MARK = Written.class.getName();

    private final JdbcClient jdbc;
    private final Plans plans;

    Written(JdbcClient jdbc, Plans plans) {
        this.jdbc = jdbc;
        this.plans = plans;
    }

    /// A mark that two moments share only where nothing was written between them, neither here nor by another program
    /// on the same database. What is asked for a page has one mark: that of the moment at which it first looked.
    String mark() {
        if (!PagesPlans.isPage()) {
            return now();
        }
        var page = RequestContextHolder.currentRequestAttributes();
        if (page.getAttribute(MARK, RequestAttributes.SCOPE_REQUEST) instanceof String known) {
            return known;
        }
        var mark = now();
        page.setAttribute(MARK, mark, RequestAttributes.SCOPE_REQUEST);
        return mark;
    }

    /// Reads what is to be remembered, by plans for these values: one viewer's list is of three people and the next
    /// one's of a zone.
    <V> V read(Supplier<V> read) {
        return plans.anew(read);
    }

    private String now() {
        record Lines(long count, long last, String mark) {}
        var lines = jdbc.sql("""
                select count(*) as count, coalesce(max(id), 0) as last, concat_ws(' ', count(*), min(id), max(id), sum(id)) as mark
                from database.written
                """).query(Lines.class).single();
        if (lines.count() > MANY) {
            forget(lines.last());
        }
        return lines.mark();
    }

    /// What another is about to forget is left to them: nobody waits here.
    private void forget(long before) {
        jdbc.sql("""
                delete from database.written
                where id in (select id from database.written where id < :before for update skip locked)
                """).param("before", before).update();
    }
}
