package org.kith.needs.truth;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    private static final Set<String> PARENTS = Set.of("mother", "father");
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

    record Stay(Home home, LocalDate from, @Nullable LocalDate until) {

        boolean on(LocalDate day) {
            return !from.isAfter(day) && (until == null || until.isAfter(day));
        }
    }

    private final Map<String, Life> lives = new HashMap<>();
    private final List<Life> living = new ArrayList<>();
    private final Map<String, List<Life>> families = new HashMap<>();
    private final Map<String, Home> homes = new HashMap<>();
    private final TrueAttendance attendance;
    private final Days days = new Days();

    /// By file that could not be read, why.
    private final Map<String, String> untold = new HashMap<>();

    private TrueLives(TrueAttendance attendance) {
        this.attendance = attendance;
    }

    /// Of one person.
    final class Life {

        private final String person;
        private @Nullable LocalDate born;
        private boolean isTold;
        private List<Life> family = List.of();
        private List<Life> parents = List.of();
        private List<Event> events = List.of();
        private List<Stay> stays = List.of();

        private Life(String person) {
            this.person = person;
        }

        /// As the truth numbers them.
        String person() {
            return person;
        }

        /// Of whoever lives.
        @Nullable
        LocalDate born() {
            mustTell(PEOPLE);
            return born;
        }

        /// Children have lives that are told; young people who head a home of their own have none.
        boolean isTold() {
            mustTell(PEOPLE);
            return isTold;
        }

        /// Those of it who live.
        List<Life> family() {
            mustTell(PEOPLE);
            return family;
        }

        /// Mother and father, also by adoption.
        List<Life> parents() {
            mustTell(TIES);
            return parents;
        }

        List<Event> events() {
            mustTell(EVENTS);
            return events;
        }

        List<Stay> stays() {
            mustTell(HOUSEHOLDS);
            return stays;
        }
    }

    final class Home {

        private List<Event> events = List.of();

        /// What befell it, whoever lives there.
        List<Event> events() {
            mustTell(HOMES);
            return events;
        }
    }

    /// Reads them, as far as they can be read.
    static TrueLives in(Path truth, LocalDate today, SchoolYear year) {
        var lives = new TrueLives(new TrueAttendance(today, year));
        lives.read(truth, PEOPLE, lives::person, "person", "family", "role", "born_on", "died_on");
        lives.read(truth, TIES, lives::tie, "person", "adult", "relation");
        lives.read(
                truth,
                EVENTS,
                row -> {
                    var life = lives.of(row.in("person"));
                    life.events = with(life.events, lives.event(row));
                },
                "person",
                "event",
                "code",
                "starts_on",
                "ends_on",
                "amount");
        lives.read(
                truth,
                HOMES,
                row -> {
                    var home = lives.home(row.in("household"));
                    home.events = with(home.events, lives.event(row));
                },
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

    private void read(Path truth, String file, Consumer<TruthFile.Row> taken, String... columns) {
        try {
            new TruthFile(truth.resolve(file), columns).each(taken);
        } catch (Untold e) {
            untold.put(file, String.valueOf(e.getMessage()));
        }
    }

    private Life of(String person) {
        return lives.computeIfAbsent(person, Life::new);
    }

    private Home home(String household) {
        return homes.computeIfAbsent(household, _ -> new Home());
    }

    /// Most have one or none.
    static <T> List<T> with(List<T> some, T one) {
        var all = some.isEmpty() ? new ArrayList<T>(1) : some;
        all.add(one);
        return all;
    }

    private void person(TruthFile.Row row) {
        var birthday = days.in(row, "born_on"); // not told of somebody whom records name and no life is made for
        if (birthday != null && row.in("died_on").isEmpty()) {
            var life = of(row.in("person"));
            life.born = birthday;
            life.isTold = row.in("role").equals("child");
            life.family = families.computeIfAbsent(row.in("family"), _ -> new ArrayList<>());
            life.family.add(life);
            living.add(life);
        }
    }

    private void tie(TruthFile.Row row) {
        if (PARENTS.contains(row.in("relation"))) {
            var child = of(row.in("person"));
            child.parents = with(child.parents, of(row.in("adult")));
        }
    }

    private Event event(TruthFile.Row row) {
        return new Event(
                row.in("event"),
                row.in("code"),
                days.needed(row, "starts_on"),
                days.in(row, "ends_on"),
                Integer.parseInt(row.in("amount")));
    }

    private void stay(TruthFile.Row row) {
        var from = days.in(row, "from_on"); // likewise
        if (from != null) {
            var life = of(row.in("person"));
            life.stays = with(life.stays, new Stay(home(row.in("household")), from, days.in(row, "until_on")));
        }
    }

    private void mustTell(String file) {
        var why = untold.isEmpty() ? null : untold.get(file); // asked millions of times
        if (why != null) {
            throw new Untold(why);
        }
    }

    /// Everybody who lives, born or to be born.
    List<Life> living() {
        mustTell(PEOPLE);
        return living;
    }

    /// Everybody of whom anything is told.
    Collection<Life> all() {
        return lives.values();
    }

    TrueAttendance attendance() {
        mustTell(ATTENDANCE);
        return attendance;
    }

    /// A million times some thousand days: each is read once.
    private static final class Days {

        private final Map<String, LocalDate> read = new HashMap<>();

        LocalDate needed(TruthFile.Row row, String field) {
            return read.computeIfAbsent(row.in(field), LocalDate::parse);
        }

        @Nullable
        LocalDate in(TruthFile.Row row, String field) {
            var written = row.in(field);
            return written.isEmpty() ? null : read.computeIfAbsent(written, LocalDate::parse);
        }
    }
}
