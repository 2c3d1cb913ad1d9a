package org.kith.needs;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.kith.partners.LateSources;
import org.kith.site.Dates;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What runs and files have brought, for those who look after them: numbers in which nobody is
/// named.
@Repository
public final class RunNews {

    /// What runs changed since a day.
    ///
    /// @param contested and corrected answers that stand against a need
    public record Found(long standing, long found, long ended, long unconfirmed, long contested, long corrected) {}

    /// A source, and the day on which it last brought something, or until which it told.
    public record Source(String title, LocalDate on) {}

    private final JdbcClient jdbc;
    private final LateSources late;

    RunNews(JdbcClient jdbc, LateSources late) {
        this.jdbc = jdbc;
        this.late = late;
    }

    public Found found(LocalDate since) {
        return jdbc.sql("""
            select
              count(*) filter (where ended_on is null) as standing,
              count(*) filter (where ended_on is null and found_on > :since) as found,
              count(*) filter (where ended_on > :since) as ended,
              count(*) filter (where ended_on is null and unconfirmed_since is not null) as unconfirmed,
              (select count(*) from needs.answer_now where kind = 'contest') as contested,
              (select count(*) from needs.answer_now where kind = 'correct') as corrected
            from needs.found
            """).param("since", since).query(Found.class).single();
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

    /// Sources whose file is late, by title, with the last day of which each told.
    public List<Source> late() {
        var names = late.today();
        return names.isEmpty()
                ? List.of()
                : jdbc.sql("select name, title from partners.source where name = any(:names) order by title")
                        .param(
                                "names",
                                names.stream().map(LateSources.Late::source).toArray(String[]::new))
                        .query((row, _) -> {
                            var name = row.getString("name");
                            var until = names.stream()
                                    .filter(one -> one.source().equals(name))
                                    .map(LateSources.Late::knownUntil)
                                    .findFirst()
                                    .orElseThrow();
                            return new Source(row.getString("title"), until);
                        })
                        .list();
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(Dates.HERE).toOffsetDateTime();
    }
}
