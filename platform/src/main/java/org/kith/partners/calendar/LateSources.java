package org.kith.partners.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.database.Remembered;
import org.kith.database.Written;
import org.kith.partners.layouts.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Sources whose next file has not come when it should have, or of which some files come and others stopped: nothing
/// that was last said there can be taken as ended.
@Repository
public final class LateSources {

    private static final int MOST_REMEMBERED = 1_000;

    /// Over a year of a source that sends once a month, with its longest pause.
    private static final int FILES_OF_A_RHYTHM = 12;

    private final JdbcClient jdbc;
    private final LoadCalendar calendar;
    private final Remembered<String, List<Late>> remembered;
    private final Remembered<String, List<Rhythm>> rhythms;

    LateSources(JdbcClient jdbc, LoadCalendar calendar, Written written) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.remembered = new Remembered<>(written, MOST_REMEMBERED, List::size);
        this.rhythms = new Remembered<>(written, MOST_REMEMBERED, List::size);
    }

    /// A source that is late, and the last day of which it told.
    public record Late(String source, LocalDate knownUntil) {}

    public List<Late> today() {
        return awaited().stream()
                .filter(one -> one.late() && one.kind() == null)
                .map(one -> new Late(one.source(), one.knownUntil()))
                .sorted(Comparator.comparing(Late::source))
                .toList();
    }

    /// What was due on a day and has not come: until it does, that a need has no newer evidence says nothing.
    ///
    /// @param kind of fact that is waited for; null of all that the source tells
    /// @param title of what is waited for: "Social housing", or of a kind "Social housing (rent arrears)"
    /// @param knownUntil the last day that was told of
    /// @param late whether the days of grace are over; never of a kind whose source is late itself
    public record Awaited(
            String source, @Nullable String kind, String title, LocalDate knownUntil, LocalDate dueOn, boolean late) {}

    /// Every source, and every kind of fact, of which a file is due by today and has not come.
    public List<Awaited> awaited() {
        var today = calendar.today();
        var known = knownUntil();
        var kinds = rhythms();
        var awaited = new ArrayList<Awaited>();
        for (var row : calendar.rows()) {
            var source = row.source().name();
            var until = known.get(source);
            var due = row.due();
            if (until != null && due != null && !due.isAfter(today)) {
                awaited.add(new Awaited(source, null, row.source().title(), until, due, row.late()));
            }
            var cadence = row.source().delivery().cadence();
            for (var kind : kinds.getOrDefault(source, List.of())) {
                var expected = kind.next(cadence);
                if (expected != null && !expected.isAfter(today)) {
                    boolean late = !row.late() && kind.isOver(cadence, today);
                    awaited.add(new Awaited(source, kind.kind(), kind.title(), kind.knownUntil(), expected, late));
                }
            }
        }
        return awaited;
    }

    /// What is due of a part of a source that comes as often as all of it, such as one school's register.
    ///
    /// @param cameOn the day on which a file came that told until `knownUntil`
    /// @return empty where nothing is due by today, or the source declares no day
    public Optional<Awaited> awaitedSince(String source, LocalDate knownUntil, LocalDate cameOn) {
        return calendar.row(source).map(LoadCalendar.Row::source).flatMap(of -> {
            var cadence = of.delivery().cadence();
            var due = DueDays.next(cadence, cameOn);
            return due == null || due.isAfter(calendar.today())
                    ? Optional.empty()
                    : Optional.of(new Awaited(
                            source,
                            null,
                            of.title(),
                            knownUntil,
                            due,
                            due.plusDays(cadence.graceDays()).isBefore(calendar.today())));
        });
    }

    /// A kind of fact of which a source that is not late has stopped to tell, and the last day of which it did.
    public record LateKind(String source, String kind, String title, LocalDate knownUntil) {}

    /// A source declares how often it sends and not how often each of its files comes: a kind is late where the files
    /// that tell of it stay away longer than they lately did, and the days of grace besides.
    public List<LateKind> kindsToday() {
        return awaited().stream()
                .filter(Awaited::late)
                .flatMap(one -> Stream.ofNullable(one.kind())
                        .map(kind -> new LateKind(one.source(), kind, one.title(), one.knownUntil())))
                .toList();
    }

    /// How files that tell of a kind of fact have come, those included in which there was nothing to tell.
    ///
    /// @param cameOn the day on which a file first told until `knownUntil`, whatever was mended or came again since
    /// @param longest days between the days until which two files told, one after the other
    private record Rhythm(
            String source, String kind, String title, LocalDate knownUntil, LocalDate cameOn, int longest) {

        /// The day on which the next is looked for; null where the source's declaration names none.
        @Nullable
        LocalDate next(Source.Cadence cadence) {
            var due = DueDays.next(cadence, cameOn);
            var asBefore = cameOn.plusDays(longest);
            return due != null && due.isBefore(asBefore) ? asBefore : due;
        }

        boolean isOver(Source.Cadence cadence, LocalDate today) {
            var next = next(cadence);
            return next != null && next.plusDays(cadence.graceDays()).isBefore(today);
        }
    }

    private Map<String, List<Rhythm>> rhythms() {
        return rhythms.get("rhythms", this::rhythmsNow).stream().collect(Collectors.groupingBy(Rhythm::source));
    }

    private List<Rhythm> rhythmsNow() {
        return jdbc.sql("""
                with file as (
                  select source_id, layout, kinds, coalesce(covers_until, as_of) as until, received_on
                  from partners.delivery
                  where state = 'accepted'
                    and remarks -> 'said' ->> 'mends' is null
                ), told as (
                  select source_id, kind, until, min(received_on) as came_on
                  from file
                  join (select distinct source_id, layout, unnest(kinds) as kind from file) tells
                    using (source_id, layout)
                  group by source_id, kind, until
                ), apart as (
                  select source_id, kind, until, came_on, until - lag(until) over (told_of order by until) as days,
                    row_number() over (told_of order by until desc) as nth
                  from told
                  window told_of as (partition by source_id, kind)
                )
                select s.name as source, k.name as kind, s.title || ' (' || case
                    when k.title ~ '^[A-Z]{2}' then k.title
                    else lower(left(k.title, 1)) || substr(k.title, 2) end || ')' as title,
                  max(a.until) as known_until, max(a.came_on) filter (where a.nth = 1) as came_on,
                  max(a.days) as longest
                from apart a
                join partners.source s on s.id = a.source_id
                join partners.fact_kind k on k.id = a.kind
                where a.nth <= :files
                group by s.name, s.title, k.name, k.title
                having max(a.days) is not null
                order by s.name, k.name
                """)
                .param("files", FILES_OF_A_RHYTHM)
                .query(Rhythm.class)
                .list();
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
