package org.kith.partners;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kith.database.Remembered;
import org.kith.database.Written;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sources whose next file has not come when it should have: nothing that they last said can be taken as ended.
@Repository
public final class LateSources {

    private static final int MOST_REMEMBERED = 1_000;

    private final JdbcClient jdbc;
    private final LoadCalendar calendar;
    private final Remembered<String, List<Late>> remembered;

    LateSources(JdbcClient jdbc, LoadCalendar calendar, Written written) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.remembered = new Remembered<>(written, MOST_REMEMBERED, List::size);
    }

    /// A source that is late, and the last day of which it told.
    public record Late(String source, LocalDate knownUntil) {}

    public List<Late> today() {
        var late = calendar.rows().stream()
                .filter(LoadCalendar.Row::late)
                .map(row -> row.source().name())
                .collect(Collectors.toSet());
        return told().stream()
                .filter(one -> late.contains(one.source()))
                .sorted(Comparator.comparing(Late::source))
                .toList();
    }

    /// For each source that ever sent rows, the last day of which it told.
    public Map<String, LocalDate> knownUntil() {
        return told().stream().collect(Collectors.toMap(Late::source, Late::knownUntil));
    }

    /// For each source, by kind of fact, the last day of which it told of that kind: some kinds come in files that are
    /// sent less often than its others.
    public Map<String, Map<String, LocalDate>> kindsKnownUntil() {
        var told = new TreeMap<String, Map<String, LocalDate>>();
        jdbc.sql("""
                with file as (
                  select source_id, layout, kinds, coalesce(covers_until, as_of) as until
                  from partners.delivery
                  where state = 'accepted' and read > 0
                )
                select s.name as source, k.name as kind, max(newest.until) as known_until
                from (select distinct source_id, layout, unnest(kinds) as kind from file) tells
                join (select source_id, layout, max(until) as until from file group by 1, 2) newest
                  using (source_id, layout)
                join partners.source s on s.id = tells.source_id
                join partners.fact_kind k on k.id = tells.kind
                group by 1, 2
                """).query(row -> {
            told.computeIfAbsent(row.getString("source"), _ -> new TreeMap<>())
                    .put(row.getString("kind"), row.getObject("known_until", LocalDate.class));
        });
        return told;
    }

    private List<Late> told() {
        return remembered.get("told", this::toldNow);
    }

    private List<Late> toldNow() {
        return jdbc.sql("""
                        select s.name as source, max(coalesce(d.covers_until, d.as_of)) as known_until
                        from partners.delivery d
                        join partners.source s on s.id = d.source_id
                        where d.state = 'accepted' and d.read > 0
                        group by s.name
                        """).query(Late.class).list();
    }
}
