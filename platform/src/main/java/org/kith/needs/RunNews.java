package org.kith.needs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.kith.partners.calendar.LateSources;
import org.kith.site.words.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What runs and files have brought, for those who look after them: numbers in which nobody is
/// named.
@Repository
public final class RunNews {

    /// What runs changed since a day, in children: nothing adds needs up.
    ///
    /// @param found with a need that stands and was found since
    /// @param ended with one that ended since
    /// @param endedByRule with one that did since its rule was changed or switched off
    /// @param contested of whom somebody says that a need is not so, and corrected that a fact is wrong
    public record Found(
            long standing,
            long found,
            long ended,
            long endedByRule,
            long unconfirmed,
            long contested,
            long corrected) {}

    /// A source, and the day on which it last brought something.
    public record Source(String title, LocalDate on) {}

    private final JdbcClient jdbc;
    private final LateSources late;

    RunNews(JdbcClient jdbc, LateSources late) {
        this.jdbc = jdbc;
        this.late = late;
    }

    public Found found(LocalDate since) {
        return jdbc.sql("""
            with child as (
              select
                bool_or(ended_on is null) as standing,
                bool_or(ended_on is null and found_on > :since) as found,
                bool_or(ended_on > :since) as ended,
                bool_or(ended_on > :since and ended_why = any(:by_rule)) as ended_by_rule,
                bool_or(ended_on is null and unconfirmed_since is not null) as unconfirmed
              from needs.found
              group by person_id
            )
            select
              count(*) filter (where standing) as standing,
              count(*) filter (where found) as found,
              count(*) filter (where ended) as ended,
              count(*) filter (where ended_by_rule) as ended_by_rule,
              count(*) filter (where unconfirmed) as unconfirmed,
              (select count(distinct person_id) from needs.answer_now where kind = 'contest') as contested,
              (select count(distinct person_id) from needs.answer_now where kind = 'correct') as corrected
            from child
            """)
                .param("since", since)
                .param("by_rule", Listed.BY_RULE.toArray(String[]::new))
                .query(Found.class)
                .single();
    }

    /// Sources of which a file was taken since a day, the newest first.
    public List<Source> arrived(LocalDate since) {
        return jdbc.sql("""
            select s.title, max(d.received_on) as on
            from partners.delivery d
            join partners.source s on s.id = d.source_id
            where d.state = 'accepted' and d.loaded_at >= :since
            group by s.title
            order by 2 desc, 1
            """).param("since", startOf(since)).query(Source.class).list();
    }

    /// What is due and has not come, by title: sources, and kinds of fact of which a source that sends others has
    /// stopped to tell.
    public List<LateSources.Awaited> awaited() {
        var awaited = late.awaited();
        var whole = awaited.stream()
                .filter(one -> one.kind() == null)
                .map(LateSources.Awaited::source)
                .collect(Collectors.toSet());
        return awaited.stream()
                .filter(one -> one.kind() == null || one.late() || !whole.contains(one.source()))
                .sorted(Comparator.comparing(LateSources.Awaited::title))
                .toList();
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(Dates.HERE).toOffsetDateTime();
    }
}
