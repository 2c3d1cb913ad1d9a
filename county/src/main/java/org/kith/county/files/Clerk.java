package org.kith.county.files;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.people.Person;
import org.kith.county.people.Script;
import org.kith.county.people.World;
import org.kith.county.places.Home;
import org.kith.county.time.Days;

/// Who writes people down for one source, and how they err. What a clerk writes depends only on the
/// source, the person and the day, so that a slip stays until it is noticed.
public final class Clerk {

    /// Shares of people whose entry has each kind of error. `stale`: an address, or a new surname, learnt late or
    /// never.
    public record Habits(
            double keyboard,
            double ear,
            double form,
            double byDefault,
            double noBirthday,
            double diminutive,
            double stale,
            boolean capitals,
            boolean plain,
            int cut) {

        public static final Habits SCHOOL = new Habits(0.012, 0.006, 0.002, 0.001, 0.000, 0.05, 0.18, false, false, 60);
        public static final Habits COUNCIL =
                new Habits(0.020, 0.015, 0.004, 0.006, 0.002, 0.06, 0.22, false, false, 60);
        public static final Habits HEALTH = new Habits(0.010, 0.010, 0.003, 0.002, 0.000, 0.02, 0.20, false, true, 35);
        public static final Habits POLICE = new Habits(0.030, 0.040, 0.006, 0.015, 0.040, 0.08, 0.30, true, true, 40);
        public static final Habits HOUSING = new Habits(0.020, 0.015, 0.010, 0.020, 0.030, 0.06, 0.10, false, true, 20);
        public static final Habits VOLUNTARY =
                new Habits(0.045, 0.050, 0.020, 0.020, 0.080, 0.20, 0.25, false, false, 40);
        public static final Habits GOVERNMENT =
                new Habits(0.006, 0.004, 0.004, 0.001, 0.000, 0.01, 0.25, true, true, 20);
    }

    private static final List<String> NOT_TOLD = List.of("unknown", "Unknown", "N/K", "not known");

    private final World world;
    private final int key;
    private final Habits habits;
    private final Slips slips;

    public Clerk(World world, int key, Habits habits) {
        this.world = world;
        this.key = key;
        this.habits = habits;
        slips = new Slips(world.names());
    }

    /// The day on which the clerk hears of what changed on a day.
    public int hears(Person person, int day) {
        Chance chance = chance(person);
        noticed(chance);
        return day + lag(chance);
    }

    private Chance chance(Person person) {
        return chance(person, 51);
    }

    private Chance chance(Person person, int of) {
        return Chance.of(world.seed(), of, key, person.id());
    }

    /// The day on which a slip is noticed.
    private int noticed(Chance chance) {
        return chance.happens(0.3) ? world.calendar().asOf() - chance.in(700) : Days.NEVER;
    }

    /// How many days the clerk is behind what has changed.
    private int lag(Chance chance) {
        return chance.happens(habits.stale()) ? chance.between(60, 900) : chance.in(25);
    }

    public Seen sees(Person person, int day) {
        Chance chance = chance(person);
        boolean erring = day < noticed(chance);
        int lag = lag(chance);
        int knows = Math.max(person.born(), day - lag);
        String forename = person.forename();
        String surname = person.surnameOn(knows);
        String middle = chance.happens(0.55) ? person.middle() : "";
        boolean shortened = chance.happens(habits.diminutive());
        String preferred = null;
        double u = chance.real();
        Chance slip = Chance.of(chance.next());
        if (person.script() != Script.BRITISH) {
            forename = slips.variant(forename, slip, 0.3);
            surname = slips.variant(surname, slip, 0.22);
        }
        if (shortened) {
            String brief = slips.diminutive(forename, slip);
            preferred = brief;
            forename = slip.happens(0.6) ? brief : forename;
        }
        if (erring && nameless(person)) {
            forename = chance(person, 54).oneOf(NOT_TOLD);
            preferred = null;
        } else if (erring) {
            if (u < habits.keyboard()) {
                if (slip.happens(0.5)) {
                    forename = slips.keyboard(forename, slip);
                } else {
                    surname = slips.keyboard(surname, slip);
                }
            } else if (u < habits.keyboard() + habits.ear()) {
                if (slip.happens(0.5)) {
                    forename = slips.ear(forename, slip);
                } else {
                    surname = slips.ear(surname, slip);
                }
            } else if (u < habits.keyboard() + habits.ear() + habits.form()) {
                String other = forename;
                forename = surname;
                surname = other;
            }
        }
        surname = slips.mark(surname, slip, habits.plain() ? 0.5 : 0.1);
        int born = birthday(person, slip, erring, day);
        Home home = person.homeOn(knows);
        if (home == null) {
            home = person.homeOn(day);
        }
        String address = home == null ? null : home.address();
        String postcode = home == null ? null : postcode(home, slip, erring);
        return new Seen(
                system(forename),
                system(middle),
                system(surname),
                preferred,
                person.formerSurname(knows),
                born,
                address == null ? null : system(address),
                postcode,
                home == null ? 0 : home.uprn(),
                phone(person, slip));
    }

    /// Who asks few for their birthday does not get every name either.
    private boolean nameless(Person person) {
        return chance(person, 53).happens(habits.noBirthday() / 8);
    }

    private int birthday(Person person, Chance slip, boolean erring, int day) {
        double u = slip.real();
        if (u < habits.noBirthday()) {
            return 0;
        }
        if (!erring) {
            return person.born();
        }
        u -= habits.noBirthday();
        if (u < habits.byDefault()) {
            return slip.happens(0.3) ? Days.of(1900, 1, 1) : Days.of(Days.year(person.born()), 1, 1);
        }
        u -= habits.byDefault();
        if (u >= habits.keyboard()) {
            return person.born();
        }
        int mistaken = slips.birthday(person.born(), slip);
        // No system takes a birthday that is still to come.
        return mistaken > day ? person.born() : mistaken;
    }

    private @Nullable String postcode(Home home, Chance slip, boolean erring) {
        double u = slip.real();
        if (!erring || u > habits.byDefault() * 3) {
            return home.postcode();
        }
        return switch (slip.in(4)) {
            case 0 -> "DT1 1XJ";
            case 1 -> null;
            case 2 -> home.postcode().replace('0', 'O').toLowerCase(Locale.ROOT);
            default -> home.postcode().replace(" ", "");
        };
    }

    private String phone(Person person, Chance slip) {
        int subscriber = 1_000_000 + Math.floorMod(Chance.mix(person.id() * 31L), 1_000_000);
        String phone = "01632" + Integer.toString(subscriber).substring(1);
        double u = slip.real();
        // A spreadsheet takes leading zeros away.
        return u < habits.byDefault() ? phone.substring(1) : u < 0.25 ? "" : phone;
    }

    private String system(String text) {
        String written = habits.plain() ? Slips.plain(text) : text;
        written = habits.capitals() ? written.toUpperCase(Locale.ROOT) : written;
        return written.length() > habits.cut() ? written.substring(0, habits.cut()) : written;
    }
}
