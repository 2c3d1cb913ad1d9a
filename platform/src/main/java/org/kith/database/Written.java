package org.kith.database;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How far the tables have been written: those on which something remembered rests, each with a trigger that notes it.
@Repository
public class Written {

    private static final int MANY = 2_000;

    private final JdbcClient jdbc;

    Written(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A mark that two moments share only where nothing was written between them, neither here nor by another program
    /// on the same database.
    String mark() {
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
