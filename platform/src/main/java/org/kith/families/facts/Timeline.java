package org.kith.families.facts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kith.access.Act;
import org.kith.access.KindOfData;
import org.kith.access.Ties;
import org.kith.access.Viewer;
import org.kith.database.Texts;
import org.kith.families.Audience;
import org.kith.families.Origin;
import org.kith.matching.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What sources say about people, newest first, each with file and line. Weeks of attendance are one line a term.
@Repository
public class Timeline {

    /// Said elsewhere on a page, or no event in a life.
    private static final String NOT_EVENTS =
            "relationship,same-person,household,health-birth,social-worker,service-child,sen-need";

    /// What each return tells anew, under keys that hold in that return only.
    private static final String TOLD_ANEW = "enrolment,sen-support,free-meals,ehc-plan";

    /// What goes on until it ends, and not only happened.
    private static final String GOING_ON =
            "legal-status,protection-plan,child-in-need,ehc-plan,sen-support,home-educated,"
                    + "early-help,voluntary-help,youth-order,temporary-accommodation,young-carer";

    /// Kinds and codes of what happens in the course of a plan, and is none.
    private static final String WITHIN_A_PLAN =
            "('protection-plan', 'review'), ('ehc-plan', 'review'), ('ehc-plan', 'placement')";

    private final JdbcClient jdbc;
    private final Audience audience;

    Timeline(JdbcClient jdbc, Audience audience) {
        this.jdbc = jdbc;
        this.audience = audience;
    }

    /// What the viewer may see of it. Where a school would say where somebody shielded is, it is left out.
    ///
    /// @param ties how the viewer stands to each of the people
    /// @param from facts that began or ended on this day or later
    public List<Told> of(Map<PersonId, Ties> ties, LocalDate from, Viewer viewer) {
        return told(ties, new Which(from, false, null), viewer);
    }

    /// What came since, however long ago it was, and still stands.
    public List<Told> arrived(Map<PersonId, Ties> ties, OffsetDateTime since, LocalDate today, Viewer viewer) {
        return told(ties, new Which(today, false, since), viewer);
    }

    /// What goes on today, however long ago it began: plans, help, where they are taught. Of care [Care] tells. Left
    /// out is what a source last told of before another tells that it ended.
    public List<Told> goingOn(Map<PersonId, Ties> ties, LocalDate today, Viewer viewer) {
        return List.copyOf(told(ties, new Which(today, true, null), viewer).stream()
                .collect(Collectors.toMap(
                        told -> List.of(
                                told.person(),
                                told.fact(),
                                told.on(),
                                told.said().title(),
                                told.words()),
                        told -> told,
                        (one, other) ->
                                one.said().saidOn().isBefore(other.said().saidOn()) ? other : one,
                        LinkedHashMap::new))
                .values());
    }

    /// What it is that goes on, by whichever kind of fact a source tells of it.
    private static String goesOn(String kind, String fact) {
        return "case %s.name when 'legal-status' then replace(%s.code, 'child-protection', 'protection-plan') else %s.name end"
                .formatted(kind, fact, kind);
    }

    /// @param from since when it was, or as of when it goes on; says nothing of what came
    /// @param cameAfter null where it does not matter when it came
    private record Which(
            LocalDate from, boolean goingOn, @Nullable OffsetDateTime cameAfter) {}

    private List<Told> told(Map<PersonId, Ties> ties, Which which, Viewer viewer) {
        var told = new ArrayList<Told>();
        var weeks = new LinkedHashMap<List<Object>, Weeks>();
        var unsaid = new LinkedHashMap<List<Object>, Told>();
        jdbc.sql("""
                select m.person_id, m.record_id, f.id as fact_id, k.name as kind, k.title as kind_title, k.kind_of_data, f.code, f.amount, f.note, f.starts_on, f.ends_on,
                  f.setting_code, st.name as setting, p.shielded, f.line, f.delivery_id, d.received_on,
                  case when k.lasts then (select received_on from partners.told_again(f.id)) end as again_on, d.loaded_at, s.name as source, s.title, case when n.id is null then w.received_on end as withdrawn_on
                from matching.member m
                join families.person p on p.id = m.person_id
                join partners.record r on r.id = m.record_id
                join partners.source s on s.id = r.source_id
                join partners.fact f on f.record_id = m.record_id
                join partners.fact_kind k on k.id = f.kind
                join partners.delivery d on d.id = f.delivery_id
                left join partners.delivery w on w.id = f.withdrawn_delivery_id
                left join lateral (
                  select g.id, g.starts_on, g.code
                  from partners.fact g
                  where g.record_id = f.record_id
                    and g.kind = f.kind
                    and ((g.key_hash = f.key_hash and g.key_hash <> 0) or k.name = any(string_to_array(:told_anew, ',')))
                    and (g.delivery_id = f.withdrawn_delivery_id
                      or g.withdrawn_delivery_id is null and g.starts_on = f.starts_on)
                    and g.id <> f.id
                  order by (g.starts_on is not distinct from f.starts_on or g.code is not distinct from f.code) desc
                  limit 1) n on f.withdrawn_delivery_id is not null
                left join partners.setting st on st.code = f.setting_code
                left join partners.told_until u on u.source_id = r.source_id
                where m.person_id = any(:people::uuid[])
                  and not r.sealed
                  and k.name <> all(string_to_array(:left_out, ','))
                  and case when :going_on
                      then k.name = any(string_to_array(:going_on_kinds, ',')) and f.withdrawn_delivery_id is null
                        and f.starts_on <= :from and (f.ends_on is null or f.ends_on > :from)
                        and not exists (
                          select
                          from matching.member of_same
                          join partners.record er on er.id = of_same.record_id
                          join partners.source es on es.id = er.source_id
                          join partners.fact e on e.record_id = er.id
                          join partners.fact_kind ek on ek.id = e.kind
                          where of_same.person_id = m.person_id
                            and er.source_id <> r.source_id
                            and not er.sealed
                            and es.name = any(:sources)
                            and e.withdrawn_delivery_id is null
                            and (ek.name, coalesce(e.code, '')) not in (%1$s, ('child-in-need', 'plan'))
                            -- of one spell; of these a child has one at a time, by whichever day a source begins it
                            and (%2$s in ('child-in-need', 'protection-plan') or abs(e.starts_on - f.starts_on) <= 31)
                            and e.starts_on <= u.told_until
                            and e.ends_on > u.told_until
                            and e.ends_on <= :from
                            and %2$s = %3$s)
                        and (k.name, coalesce(f.code, ''))
                          not in (%1$s, ('sen-support', 'N'), ('sen-support', 'E'), ('legal-status', 'looked-after'))
                      when cast(:came_after as timestamptz) is null then coalesce(f.ends_on, f.starts_on, d.received_on) >= :from
                      else f.withdrawn_delivery_id is null and d.loaded_at > cast(:came_after as timestamptz)
                        and d.received_on >= cast(:came_after as date) - 7 -- a first load brings what was sent years ago
                      end
                  and (f.withdrawn_delivery_id is null or k.name <> 'attendance')
                  -- What a newer file says of the same day, or says again, stands once; what it moved on from was so
                  and (n.id is null or (n.starts_on is distinct from f.starts_on and n.code is distinct from f.code))
                order by coalesce(f.starts_on, f.ends_on) desc nulls last, f.id desc
                """.formatted(WITHIN_A_PLAN, goesOn("ek", "e"), goesOn("k", "f")))
                .param("people", Texts.of(ties.keySet()))
                .param("left_out", NOT_EVENTS)
                .param("told_anew", TOLD_ANEW)
                .param("from", which.from())
                .param("came_after", which.cameAfter())
                .param("sources", audience.sources(viewer))
                .param("going_on", which.goingOn())
                .param("going_on_kinds", GOING_ON)
                .query(row -> {
                    var person = new PersonId(row.getObject("person_id", UUID.class));
                    var kind = Audience.asSeenBy(
                            viewer, KindOfData.of(row.getString("kind_of_data")), row.getString("setting_code"));
                    var tie = ties.get(person);
                    if (tie != null && audience.mayRead(row.getString("source"), kind, tie, viewer)) {
                        boolean places = !row.getBoolean("shielded") || tie.allow(Act.READ, KindOfData.SHIELDED);
                        take(row, person, kind, places, told, weeks, unsaid);
                    }
                });
        weeks.values().forEach(sum -> told.add(sum.told()));
        unsaid.keySet().removeAll(weeks.keySet());
        told.addAll(once(unsaid.values()));
        told.sort(Comparator.comparing(Told::on).reversed());
        return told;
    }

    private static void take(
            ResultSet row,
            PersonId person,
            KindOfData kind,
            boolean places,
            List<Told> told,
            Map<List<Object>, Weeks> weeks,
            Map<List<Object>, Told> unsaid)
            throws SQLException {
        var starts = row.getObject("starts_on", LocalDate.class);
        var ends = row.getObject("ends_on", LocalDate.class);
        var fact = row.getString("kind");
        if (fact.equals("attendance") && "reason".equals(row.getString("code"))) {
            return;
        }
        if (fact.equals("attendance") && "weeks".equals(row.getString("code")) && starts != null && ends != null) {
            weeks.computeIfAbsent(term(person, starts, row), _ -> new Weeks(person, kind))
                    .add(row, starts, ends);
            return;
        }
        var words = FactWords.of(
                fact,
                row.getString("kind_title"),
                row.getString("code"),
                row.getObject("amount", Integer.class),
                FactWords.note(row, places),
                places ? row.getString("setting") : null,
                starts,
                ends);
        var said = new Told(
                person,
                fact,
                kind,
                day(starts, ends, row.getObject("received_on", LocalDate.class)),
                words,
                Origin.in(row),
                row.getTimestamp("loaded_at").toInstant(),
                1,
                places ? row.getString("setting_code") : null,
                row.getObject("withdrawn_on", LocalDate.class),
                new Told.Behind(
                        row.getString("source"), List.of(row.getLong("fact_id")), List.of(row.getInt("record_id"))));
        if (fact.equals("attendance") && starts != null && FactWords.leavesAbsenceOut(row.getString("note"))) {
            unsaid.putIfAbsent(term(person, starts, row), said);
        } else {
            told.add(said);
        }
    }

    /// Of what only ends, and has yet to, the day on which it was told: nothing stands before it happened.
    private static LocalDate day(@Nullable LocalDate starts, @Nullable LocalDate ends, LocalDate told) {
        return starts != null ? starts : ends != null && ends.isBefore(told) ? ends : told;
    }

    private static List<Object> term(PersonId person, LocalDate starts, ResultSet row) throws SQLException {
        return List.of(person, Terms.ofWeek(starts), String.valueOf(row.getString("setting_code")));
    }

    /// Of terms whose return says how many sessions there were and not how many were missed, and of which no register
    /// tells, the newest of each person stands for all.
    private static List<Told> once(Collection<Told> unsaid) {
        return unsaid.stream()
                .sorted(Comparator.comparing(Told::on).reversed())
                .collect(Collectors.groupingBy(Told::person, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(terms -> terms.getFirst().withEarlier(terms.subList(1, terms.size())))
                .toList();
    }

    /// The weeks of a term at one school, summed; the newest file stands for all.
    private static final class Weeks {

        private final PersonId person;
        private final KindOfData kind;
        private final Marks marks = new Marks();
        private final List<Long> facts = new ArrayList<>();
        private final Set<Integer> records = new TreeSet<>();
        private @Nullable Told newest;

        Weeks(PersonId person, KindOfData kind) {
            this.person = person;
            this.kind = kind;
        }

        void add(ResultSet row, LocalDate first, LocalDate until) throws SQLException {
            var note = row.getString("note");
            facts.add(row.getLong("fact_id"));
            records.add(row.getInt("record_id"));
            if (note != null) {
                marks.add(first, note, row.getInt("delivery_id"));
            }
            var last = newest == null || until.isAfter(newest.on()) ? until : newest.on();
            boolean newer =
                    newest == null || row.getInt("delivery_id") > newest.said().delivery();
            newest = new Told(
                    person,
                    "attendance",
                    kind,
                    last,
                    "",
                    newer || newest == null ? Origin.in(row) : newest.said(),
                    newer || newest == null ? row.getTimestamp("loaded_at").toInstant() : newest.loadedAt(),
                    marks.weeks(),
                    row.getString("setting_code"),
                    null,
                    behind(row.getString("source")));
        }

        Told told() {
            var sum = newest;
            if (sum == null) {
                throw new IllegalStateException("no week was added");
            }
            return new Told(
                    sum.person(),
                    sum.fact(),
                    sum.kind(),
                    sum.on(),
                    marks.words(),
                    sum.said(),
                    sum.loadedAt(),
                    sum.lines(),
                    sum.setting(),
                    null,
                    behind(sum.behind().source()));
        }

        private Told.Behind behind(String source) {
            return new Told.Behind(source, facts, List.copyOf(records));
        }
    }
}
