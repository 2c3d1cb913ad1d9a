package org.kith.needs;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kith.matching.TruthFile;
import org.kith.matching.Untold;
import org.kith.strategy.SchoolYear;

/// What the truth of a made county tells of its people's lives. Whoever asks for what a file tells that could not be
/// read is answered by [Untold].
final class TrueLives {

    private static final String PEOPLE = "people.csv";
    private static final String TIES = "ties.csv";
    private static final String EVENTS = "events.csv";
    private static final String HOMES = "homes.csv";
    private static final String HOUSEHOLDS = "households.csv";
    private static final String ATTENDANCE = "attendance.csv";

    record Event(
            String kind,
            String code,
            LocalDate from,
            @Nullable LocalDate until,
            int amount) {

        boolean goesOn(LocalDate day) {
            return until == null || until.isAfter(day);
        }

        /// As whoever tells of it on a day knows it: an end that is still to come is not told.
        Event toldOn(LocalDate day) {
            return until == null || !until.isAfter(day) ? this : new Event(kind, code, from, null, amount);
        }
    }

    record Stay(String household, LocalDate from, @Nullable LocalDate until) {

        boolean on(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    private final Map<String, LocalDate> born = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, List<String>> families = new HashMap<>();
    private final Map<String, String> familyOf = new HashMap<>();
    private final Map<String, String> mothers = new HashMap<>();
    private final Map<String, List<Event>> events = new HashMap<>();
    private final Map<String, List<Event>> homes = new HashMap<>();
    private final Map<String, List<Stay>> stays = new HashMap<>();
    private final TrueAttendance attendance;
    private final Days days = new Days();

    /// By file that could not be read, why.
    private final Map<String, String> untold = new HashMap<>();

    private TrueLives(TrueAttendance attendance) {
        this.attendance = attendance;
    }

    /// Reads them, as far as they can be read.
    static TrueLives in(Path truth, LocalDate today, SchoolYear year) {
        var lives = new TrueLives(new TrueAttendance(today, year));
        lives.read(truth, PEOPLE, lives::person, "person", "family", "role", "born_on", "died_on");
        lives.read(truth, TIES, lives::tie, "person", "adult", "relation");
        lives.read(
                truth,
                EVENTS,
                row -> lives.event(lives.events, "person", row),
                "person",
                "event",
                "code",
                "starts_on",
                "ends_on",
                "amount");
        lives.read(
                truth,
                HOMES,
                row -> lives.event(lives.homes, "household", row),
                "household",
                "event",
                "code",
                "starts_on",
                "ends_on",
                "amount");
        lives.read(truth, HOUSEHOLDS, lives::stay, "household", "person", "from_on", "until_on");
        lives.read(
                truth,
                ATTENDANCE,
                lives.attendance::take,
                "person",
                "from",
                "possible",
                "missed",
                "unauthorised",
                "part_time");
        return lives;
    }

    private void read(Path truth, String file, Consumer<NamedCsvRecord> taken, String... columns) {
        try {
            new TruthFile(truth.resolve(file), columns).each(taken);
        } catch (Untold e) {
            untold.put(file, String.valueOf(e.getMessage()));
        }
    }

    private void person(NamedCsvRecord row) {
        var birthday = days.in(row, "born_on"); // not told of somebody whom records name and no life is made for
        if (birthday != null && row.getField("died_on").isEmpty()) {
            var person = row.getField("person");
            born.put(person, birthday);
            familyOf.put(person, row.getField("family"));
            families.computeIfAbsent(row.getField("family"), _ -> new ArrayList<>())
                    .add(person);
            if (row.getField("role").equals("child")) {
                told.add(person);
            }
        }
    }

    private void tie(NamedCsvRecord row) {
        if (row.getField("relation").equals("mother")) {
            mothers.put(row.getField("person"), row.getField("adult"));
        }
    }

    private void event(Map<String, List<Event>> all, String of, NamedCsvRecord row) {
        all.computeIfAbsent(row.getField(of), _ -> new ArrayList<>())
                .add(new Event(
                        row.getField("event"),
                        row.getField("code"),
                        days.needed(row, "starts_on"),
                        days.in(row, "ends_on"),
                        Integer.parseInt(row.getField("amount"))));
    }

    private void stay(NamedCsvRecord row) {
        var from = days.in(row, "from_on"); // likewise
        if (from != null) {
            stays.computeIfAbsent(row.getField("person"), _ -> new ArrayList<>())
                    .add(new Stay(row.getField("household"), from, days.in(row, "until_on")));
        }
    }

    private <T> T told(String file, T read) {
        var why = untold.isEmpty() ? null : untold.get(file); // asked millions of times
        if (why != null) {
            throw new Untold(why);
        }
        return read;
    }

    /// Everybody who lives, and when they were born.
    Map<String, LocalDate> born() {
        return told(PEOPLE, born);
    }

    /// Children have lives that are told; young people who head a home of their own have none.
    boolean isTold(String person) {
        return told(PEOPLE, told).contains(person);
    }

    List<String> family(String person) {
        return told(PEOPLE, families).getOrDefault(familyOf.getOrDefault(person, ""), List.of());
    }

    /// Who bore a child, or took it as her own.
    @Nullable
    String mother(String person) {
        return told(TIES, mothers).get(person);
    }

    /// Whoever has any.
    Set<String> withEvents() {
        return told(EVENTS, events).keySet();
    }

    List<Event> events(String person) {
        return told(EVENTS, events).getOrDefault(person, List.of());
    }

    /// What befell a home, whoever lives there.
    List<Event> home(String household) {
        return told(HOMES, homes).getOrDefault(household, List.of());
    }

    List<Stay> stays(String person) {
        return told(HOUSEHOLDS, stays).getOrDefault(person, List.of());
    }

    TrueAttendance attendance() {
        return told(ATTENDANCE, attendance);
    }

    /// A million times some thousand days: each is read once.
    private static final class Days {

        private final Map<String, LocalDate> read = new HashMap<>();

        LocalDate needed(NamedCsvRecord row, String field) {
            return read.computeIfAbsent(row.getField(field), LocalDate::parse);
        }

        @Nullable
        LocalDate in(NamedCsvRecord row, String field) {
            var written = row.getField(field);
            return written.isEmpty() ? null : read.computeIfAbsent(written, LocalDate::parse);
        }
    }
}
