package org.kith.partners.calendar;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kith.database.Remembered;
import org.kith.database.Written;
import org.kith.partners.DeclaredSources;
import org.kith.partners.layouts.Source;
import org.kith.partners.layouts.reading.Sources;
import org.kith.site.words.Dates;
import org.kith.site.words.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What is due from each source, what came and when, and how old each source is today.
@Repository
public final class LoadCalendar {

    private static final int MONTHS_BACK = 11;
    private static final int MOST_REMEMBERED = 1_000;

    private final JdbcClient jdbc;
    private final DeclaredSources sources;
    private final InstantSource clock;
    private final Remembered<Asked, List<Row>> rows;

    LoadCalendar(JdbcClient jdbc, DeclaredSources sources, InstantSource clock, Written written) {
        this.jdbc = jdbc;
        this.sources = sources;
        this.clock = clock;
        this.rows = new Remembered<>(written, MOST_REMEMBERED, List::size);
    }

    /// A source and its months, oldest first.
    ///
    /// @param newest the day on which its newest file came that holds rows, null when none ever did; of one that
    /// came for a day long past, the last day of which it tells
    /// @param emptySince the day on which one came last that holds none, where nothing with rows has come since
    /// @param due the day on which the next file is due, null when the declaration names none
    /// @param cameLate the days on which a file came after its days of grace
    public record Row(
            Source source,
            @Nullable LocalDate newest,
            @Nullable LocalDate emptySince,
            @Nullable LocalDate due,
            boolean late,
            List<Cell> cells,
            Set<LocalDate> cameLate) {

        /// The day on which its newest file came, with rows or without; null when none ever did.
        public @Nullable LocalDate cameLast() {
            return emptySince == null ? newest : emptySince;
        }
    }

    /// What a month was for a source.
    ///
    /// @param on the day on which it came, was due or is due
    /// @param refusedOn the last day on which a file was refused, where none has come since
    public record Cell(
            YearMonth month,
            State state,
            @Nullable LocalDate on,
            @Nullable LocalDate refusedOn) {

        Cell(YearMonth month, State state, @Nullable LocalDate on) {
            this(month, state, on, null);
        }

        Cell refused(LocalDate day) {
            return new Cell(month, state, on, day);
        }
    }

    /// What became of a month's file.
    public enum State {
        /// None was due and none came.
        NOTHING,
        CAME,
        /// Came after the days of grace.
        CAME_LATE,
        WAITING,
        /// Has not come, and the days of grace are over.
        LATE,
        /// Never came; a later file has come since.
        MISSED,
        DUE;

        /// As a class on the page.
        public String word() {
            return Words.of(this);
        }
    }

    /// On which day, of which declarations.
    private record Asked(LocalDate today, Sources declared) {}

    /// @param reaches the last day of which the file tells
    private record Came(String source, LocalDate on, LocalDate reaches, boolean waiting, boolean empty) {

        /// Whether it is of the day for which a file was awaited: when it came, none after it was overdue.
        boolean isOfItsDay(Source.Cadence cadence, int lateDays) {
            var due = DueDays.next(cadence, reaches.plusDays(lateDays));
            var next = due == null ? null : DueDays.next(cadence, due);
            return next == null || !next.plusDays(cadence.graceDays()).isBefore(on);
        }

        Came ofAnEarlierDay() {
            return new Came(source, reaches, reaches, waiting, empty);
        }
    }

    private record Refused(String source, LocalDate on) {}

    public LocalDate today() {
        return Dates.today(clock);
    }

    public List<YearMonth> months() {
        var now = YearMonth.from(today());
        var months = new ArrayList<YearMonth>();
        for (int back = MONTHS_BACK; back >= -1; back--) {
            months.add(now.minusMonths(back));
        }
        return months;
    }

    /// Every declared source, by its title.
    public List<Row> rows() {
        return rows.get(new Asked(today(), sources.reader()), this::rowsNow);
    }

    private List<Row> rowsNow() {
        var came = came();
        var refused = refused();
        return sources.all().stream()
                .sorted(Comparator.comparing(Source::title))
                .map(source -> row(
                        source,
                        came.getOrDefault(source.name(), List.of()),
                        refused.getOrDefault(source.name(), List.of())))
                .toList();
    }

    public Optional<Row> row(String source) {
        return rows().stream().filter(row -> row.source().name().equals(source)).findFirst();
    }

    private Map<String, List<Came>> came() {
        return jdbc.sql("""
                        select s.name as source, d.received_on as on, r.reaches, bool_and(d.state = 'waiting') as waiting,
                          bool_and(d.read = 0) as empty
                        from partners.delivery d
                        join partners.source s on s.id = d.source_id
                        cross join lateral (select least(d.received_on, case
                          when d.state = 'waiting' or d.read = 0 then d.received_on
                          when d.kind = 'changes' then coalesce(d.covers_until, (d.receipt ->> 'to')::date, d.as_of)
                          else d.as_of end) as reaches) r
                        where d.state in ('accepted', 'waiting')
                          and d.remarks -> 'said' ->> 'mends' is null
                        group by s.name, d.received_on, r.reaches
                        order by d.received_on, r.reaches
                        """).query(Came.class).list().stream().collect(Collectors.groupingBy(Came::source));
    }

    /// What was refused is no delivery: of it nothing stands here.
    private Map<String, List<LocalDate>> refused() {
        return jdbc.sql("""
                        select s.name as source, d.received_on as on
                        from partners.delivery d
                        join partners.source s on s.id = d.source_id
                        where d.state = 'refused'
                        group by s.name, d.received_on
                        order by d.received_on
                        """).query(Refused.class).list().stream()
                .collect(Collectors.groupingBy(Refused::source, Collectors.mapping(Refused::on, Collectors.toList())));
    }

    private Row row(Source source, List<Came> files, List<LocalDate> refused) {
        var today = today();
        var cadence = source.delivery().cadence();
        var came = new ArrayList<Came>();
        var taken = new ArrayList<Came>();
        for (var file : files) {
            boolean isOfItsDay = file.isOfItsDay(cadence, source.coverage().lateDays());
            if (isOfItsDay) {
                came.add(file);
            }
            if (!file.waiting()) {
                taken.add(isOfItsDay ? file : file.ofAnEarlierDay());
            }
        }
        var last = newest(taken.stream());
        var newest = newest(taken.stream().filter(one -> !one.empty()));
        var late = cameLate(cadence, came);
        var cells = months().stream()
                .map(month -> withRefusal(cell(month, cadence, came, late, today), came, refused))
                .toList();
        var due = DueDays.next(cadence, last == null ? today.minusDays(1) : last);
        boolean isLate =
                last != null && due != null && due.plusDays(cadence.graceDays()).isBefore(today);
        return new Row(source, newest, Objects.equals(last, newest) ? null : last, due, isLate, cells, late);
    }

    private static @Nullable LocalDate newest(Stream<Came> came) {
        return came.map(Came::on).max(Comparator.naturalOrder()).orElse(null);
    }

    /// The days on which a file came after its days of grace: of files that come once a month or less, after the day of
    /// that month; of others, longer after the file before than another was due.
    private static Set<LocalDate> cameLate(Source.Cadence cadence, List<Came> came) {
        var late = new TreeSet<LocalDate>();
        LocalDate before = null;
        for (var one : came) {
            var month = YearMonth.from(one.on());
            LocalDate due = null;
            if (!DueDays.areMany(cadence)) {
                due = DueDays.in(cadence, month).stream().findFirst().orElse(null);
            } else if (before != null) {
                due = DueDays.next(cadence, before);
            }
            boolean sameMonth = before != null && YearMonth.from(before).equals(month);
            if (sameMonth && !DueDays.areMany(cadence)) {
                if (late.contains(before)) {
                    late.add(one.on());
                }
            } else if (due != null && one.on().isAfter(due.plusDays(cadence.graceDays()))) {
                late.add(one.on());
            }
            before = one.on();
        }
        return late;
    }

    private static Cell withRefusal(Cell cell, List<Came> came, List<LocalDate> refused) {
        return refused.stream()
                .filter(day -> YearMonth.from(day).equals(cell.month()))
                .filter(day -> came.stream().allMatch(one -> one.on().isBefore(day)))
                .max(Comparator.naturalOrder())
                .map(cell::refused)
                .orElse(cell);
    }

    private static Cell cell(
            YearMonth month, Source.Cadence cadence, List<Came> came, Set<LocalDate> late, LocalDate today) {
        var inMonth = came.stream()
                .filter(one -> YearMonth.from(one.on()).equals(month))
                .toList();
        if (!inMonth.isEmpty()) {
            var first = inMonth.getFirst();
            if (inMonth.stream().allMatch(Came::waiting)) {
                return new Cell(month, State.WAITING, first.on());
            }
            return inMonth.stream()
                    .map(Came::on)
                    .filter(late::contains)
                    .findFirst()
                    .map(on -> new Cell(month, State.CAME_LATE, on))
                    .orElseGet(() -> new Cell(month, State.CAME, first.on()));
        }
        var dues = DueDays.in(cadence, month);
        if (dues.isEmpty()) {
            return new Cell(month, State.NOTHING, null);
        }
        var due = dues.getFirst();
        boolean cameBefore = came.stream().anyMatch(one -> !one.on().isAfter(due));
        boolean cameSince = came.stream().anyMatch(one -> one.on().isAfter(due));
        if (due.plusDays(cadence.graceDays()).isBefore(today)) {
            if (cameBefore && !cameSince) {
                return new Cell(month, State.LATE, due);
            }
            // Nothing is late of a source that had not begun to send; and a file may come in the month before or after
            boolean here = came.stream().anyMatch(one -> DueDays.isOf(cadence, due, one.on()));
            return cameBefore && !here ? new Cell(month, State.MISSED, due) : new Cell(month, State.NOTHING, null);
        }
        return new Cell(month, State.DUE, due);
    }
}
