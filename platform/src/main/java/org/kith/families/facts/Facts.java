package org.kith.families.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.families.Audience;
import org.kith.families.Origin;
import org.kith.matching.PersonId;
import org.kith.site.words.Counts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Chosen facts in words, for whatever rests on them: each with its source, and only where the
/// viewer may read it.
@Repository
public class Facts {

    /// What a source says.
    ///
    /// @param kind of fact
    /// @param until the last day that it speaks of; the first where it speaks of one
    /// @param origin the newest line of a file that says it
    /// @param facts it is more than one where a register's months are summed
    /// @param withdrawn its source has taken it back since
    /// @param months what is summed, the newest first; empty where it is one fact
    public record Line(
            String kind,
            LocalDate from,
            LocalDate until,
            String words,
            Origin origin,
            List<Long> facts,
            boolean withdrawn,
            List<Line> months) {

        public Line {
            facts = List.copyOf(facts);
            months = List.copyOf(months);
        }

        public Event event() {
            return new Event(null, kind, from, origin.source(), words, !withdrawn);
        }
    }

    private record Month(
            long fact,
            @Nullable String setting,
            LocalDate from,
            LocalDate until,
            int possible,
            int missed,
            int unauthorised,
            int partTime,
            Origin origin) {}

    /// Those of the facts asked for that the viewer may read.
    public static final class ReadableFacts {

        private final Map<Long, Line> lines = new HashMap<>();
        private final Map<Long, Month> months = new HashMap<>();
        private final Set<Long> refused = new HashSet<>();

        /// Whether any of them is there and not for the viewer.
        public boolean refusesAny(Collection<Long> facts) {
            return facts.stream().anyMatch(refused::contains);
        }

        /// In words, the newest first; the months of one school's register are one line.
        public List<Line> lines(Collection<Long> facts) {
            var said = new ArrayList<Line>();
            var registers = new LinkedHashMap<String, List<Month>>();
            for (var fact : facts) {
                var line = lines.get(fact);
                var month = months.get(fact);
                if (line != null) {
                    said.add(line);
                } else if (month != null) {
                    registers
                            .computeIfAbsent(month.origin().source() + "/" + month.setting(), _ -> new ArrayList<>())
                            .add(month);
                }
            }
            registers.values().forEach(register -> said.add(sum(register)));
            said.sort(
                    Comparator.comparing(Line::until).thenComparing(Line::from).reversed());
            return said;
        }

        private static Line sum(List<Month> months) {
            var from = months.getFirst().from();
            var until = months.getFirst().until();
            var newest = months.getFirst().origin();
            int possible = 0;
            int missed = 0;
            int unauthorised = 0;
            int partTime = 0;
            for (var month : months) {
                from = month.from().isBefore(from) ? month.from() : from;
                until = month.until().isAfter(until) ? month.until() : until;
                newest = month.origin().receivedOn().isAfter(newest.receivedOn()) ? month.origin() : newest;
                possible += month.possible();
                missed += month.missed();
                unauthorised += month.unauthorised();
                partTime += month.partTime();
            }
            var parts = new ArrayList<String>();
            if (unauthorised > 0) {
                parts.add(unauthorised + " not authorised");
            }
            if (partTime > 0) {
                parts.add(partTime + " on a part-time timetable");
            }
            return new Line(
                    "attendance",
                    from,
                    until,
                    "Missed " + (missed == 0 ? "none" : Counts.number(missed)) + " of "
                            + Counts.of(possible, "session", "sessions")
                            + (parts.isEmpty() ? "" : ": " + Counts.list(parts)),
                    newest,
                    months.stream().map(Month::fact).toList(),
                    false,
                    months.size() == 1
                            ? List.of()
                            : months.stream()
                                    .sorted(Comparator.comparing(Month::from).reversed())
                                    .map(month -> sum(List.of(month)))
                                    .toList());
        }
    }

    private final JdbcClient jdbc;
    private final Audience audience;

    Facts(JdbcClient jdbc, Audience audience) {
        this.jdbc = jdbc;
        this.audience = audience;
    }

    /// Reads facts of these people. Where a school would say where somebody shielded is, it is
    /// left out.
    ///
    /// @param ties how the viewer stands to each of the people; of nobody else is anything read
    public ReadableFacts readable(Collection<Long> facts, Map<PersonId, Ties> ties, Viewer viewer) {
        var readable = new ReadableFacts();
        if (facts.isEmpty() || ties.isEmpty()) {
            return readable;
        }
        var ids = Texts.of(facts);
        var people = Texts.of(ties.keySet());
        jdbc.sql("""
            select f.id as fact_id, m.person_id, k.name as kind, k.title as kind_title, k.kind_of_data, f.code, f.amount, f.note, f.starts_on,
              f.ends_on, f.setting_code, st.name as setting, p.shielded, f.delivery_id, f.line, d.received_on,
              (select received_on from partners.told_again(f.id)) as again_on, s.name as source, s.title, f.withdrawn_delivery_id is not null as withdrawn
            from partners.fact f
            join matching.member m on m.record_id = f.record_id
            join families.person p on p.id = m.person_id
            join partners.fact_kind k on k.id = f.kind
            join partners.record r on r.id = f.record_id
            join partners.source s on s.id = r.source_id
            join partners.delivery d on d.id = f.delivery_id
            left join partners.setting st on st.code = f.setting_code
            where f.id = any(:facts::bigint[])
              and m.person_id = any(:people::uuid[])
              and k.name <> 'attendance'
              and not r.sealed
            """).param("facts", ids).param("people", people).query(row -> {
            var tie = tie(row, ties, viewer);
            if (tie == null) {
                readable.refused.add(row.getLong("fact_id"));
            } else {
                readable.lines.put(row.getLong("fact_id"), line(row, tie));
            }
        });
        jdbc.sql("""
            select a.fact_id, a.person_id, a.kind_of_data, a.starts_on, a.ends_on, a.setting_code, a.source,
              s.title, f.delivery_id, f.line, a.received_on, null::date as again_on, a.possible, a.missed, a.unauthorised, a.part_time
            from families.attendance a
            join partners.fact f on f.id = a.fact_id
            join partners.source s on s.name = a.source
            where a.fact_id = any(:facts::bigint[])
              and a.person_id = any(:people::uuid[])
            """).param("facts", ids).param("people", people).query(row -> {
            if (tie(row, ties, viewer) == null) {
                readable.refused.add(row.getLong("fact_id"));
            } else {
                readable.months.put(row.getLong("fact_id"), month(row));
            }
        });
        return readable;
    }

    /// The records that say these facts.
    public List<Integer> records(Collection<Long> facts) {
        return jdbc.sql("select distinct record_id from partners.fact where id = any(:facts::bigint[])")
                .param("facts", Texts.of(facts))
                .query(Integer.class)
                .list();
    }

    /// Null where the viewer may not read it.
    private @Nullable Ties tie(ResultSet row, Map<PersonId, Ties> ties, Viewer viewer) throws SQLException {
        var tie = ties.get(new PersonId(row.getObject("person_id", UUID.class)));
        var kind =
                Audience.asSeenBy(viewer, KindOfData.of(row.getString("kind_of_data")), row.getString("setting_code"));
        return tie != null && audience.mayRead(row.getString("source"), kind, tie, viewer) ? tie : null;
    }

    private static Line line(ResultSet row, Ties tie) throws SQLException {
        boolean places = !row.getBoolean("shielded") || tie.allow(Act.READ, KindOfData.SHIELDED);
        var starts = row.getObject("starts_on", LocalDate.class);
        var ends = row.getObject("ends_on", LocalDate.class);
        var received = row.getObject("received_on", LocalDate.class);
        var from = starts != null ? starts : ends != null ? ends : received;
        return new Line(
                row.getString("kind"),
                from,
                ends != null && ends.isAfter(from) ? ends : from,
                FactWords.of(
                        row.getString("kind"),
                        row.getString("kind_title"),
                        row.getString("code"),
                        row.getObject("amount", Integer.class),
                        FactWords.note(row, places),
                        places ? row.getString("setting") : null,
                        starts,
                        ends),
                Origin.in(row),
                List.of(row.getLong("fact_id")),
                row.getBoolean("withdrawn"),
                List.of());
    }

    private static Month month(ResultSet row) throws SQLException {
        var from = row.getObject("starts_on", LocalDate.class);
        var until = row.getObject("ends_on", LocalDate.class);
        return new Month(
                row.getLong("fact_id"),
                row.getString("setting_code"),
                from,
                until == null ? from : until,
                row.getInt("possible"),
                row.getInt("missed"),
                row.getInt("unauthorised"),
                row.getInt("part_time"),
                Origin.in(row));
    }
}
