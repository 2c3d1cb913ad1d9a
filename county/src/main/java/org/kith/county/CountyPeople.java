package org.kith.county;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.files.Clerk;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Workers;
import org.kith.county.people.Families;
import org.kith.county.people.Family;
import org.kith.county.people.Names;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.places.Places;
import org.kith.county.places.Pyramid;
import org.kith.county.time.Calendar;
import org.kith.county.time.Days;

/// One plain table of a county's people as its agencies' clerks write them down, by the county's own model of errors.
///
/// Columns `cluster` (the person), `twins` (the set), `script`, `decile`, `age` and `ethnicity` are the truth and the
/// groups to measure by; nothing links on them.
public final class CountyPeople implements AutoCloseable {

    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 1);
    private static final long SEED = 7;
    private static final int CHILDREN_FOR_A_MILLION = 275_000;

    /// Who a source knows: the share of the children between two ages, and of the adults.
    private record Source(
            String name,
            int key,
            Clerk.Habits habits,
            int youngest,
            int eldest,
            double children,
            double adults,
            double nhs,
            boolean pupilNumber) {}

    private static final List<Source> SOURCES = List.of(
            new Source("school-census", 1, Clerk.Habits.SCHOOL, 5, 16, 0.93, 0, 0, true),
            new Source("health-visiting", 2, Clerk.Habits.HEALTH, 0, 11, 0.95, 0, 0.97, false),
            new Source("early-years", 3, Clerk.Habits.VOLUNTARY, 2, 4, 0.75, 0.08, 0, false),
            new Source("after-16", 4, Clerk.Habits.COUNCIL, 16, 19, 0.9, 0, 0, true),
            new Source("case-system", 7, Clerk.Habits.COUNCIL, 0, 19, 0.14, 0.11, 0.4, false),
            new Source("school-contacts", 9, Clerk.Habits.VOLUNTARY, 99, 99, 0, 0.7, 0, false),
            new Source("sen2", 10, Clerk.Habits.COUNCIL, 4, 19, 0.06, 0, 0, true),
            new Source("early-help", 11, Clerk.Habits.COUNCIL, 0, 19, 0.07, 0.06, 0, false),
            new Source("housing", 12, Clerk.Habits.HOUSING, 99, 99, 0, 0.15, 0, false),
            new Source("benefits", 13, Clerk.Habits.GOVERNMENT, 99, 99, 0, 0.28, 0, false),
            new Source("police", 14, Clerk.Habits.POLICE, 0, 19, 0.05, 0.07, 0, false),
            new Source("voluntary", 15, Clerk.Habits.VOLUNTARY, 0, 19, 0.05, 0.03, 0, false),
            new Source("hubs", 17, Clerk.Habits.VOLUNTARY, 0, 5, 0.4, 0.07, 0, false));

    private final World world;
    private final int asOf;
    private final Map<Source, Clerk> clerks = new HashMap<>();
    private final CsvWriter csv;
    private int left;

    private CountyPeople(Path file, int records) throws IOException {
        Calendar calendar = new Calendar(AS_OF);
        asOf = calendar.asOf();
        int children = (int) Math.max(500, (long) CHILDREN_FOR_A_MILLION * records / 1_000_000);
        world = new World(SEED, calendar, new Places(SEED, children), new Names());
        SOURCES.forEach(source -> clerks.put(source, new Clerk(world, source.key(), source.habits())));
        csv = CsvWriter.builder().build(file);
        left = records;
    }

    /// Writes so many records.
    public static void write(Path file, int records) throws IOException {
        try (CountyPeople people = new CountyPeople(file, records)) {
            people.csv.writeRecord(
                    "unique_id",
                    "source",
                    "forename",
                    "surname",
                    "dob",
                    "sex",
                    "postcode",
                    "nhs_number",
                    "upn",
                    "cluster",
                    "twins",
                    "script",
                    "decile",
                    "age",
                    "ethnicity");
            people.tell();
        }
    }

    private void tell() {
        Workers workers = new Workers(world);
        for (Pyramid pyramid : world.places().pyramids()) {
            // Lives are told for the sake of the pupil numbers, which schools give.
            Chronicle chronicle = Chronicle.of(world, workers, Families.of(world, pyramid));
            for (Family family : chronicle.neighbourhood().families()) {
                Map<Integer, Integer> births = new HashMap<>();
                family.children().forEach(child -> births.merge(child.born(), 1, Integer::sum));
                for (Person child : family.children()) {
                    boolean twin = births.getOrDefault(child.born(), 0) > 1;
                    tell(child, twin ? family.id() + "-" + child.born() : "");
                }
                family.adults().forEach(adult -> tell(adult, ""));
            }
            if (left == 0) {
                return;
            }
        }
    }

    private void tell(Person person, String twins) {
        for (Source source : SOURCES) {
            Chance chance = Chance.of(SEED, 91, source.key(), person.id());
            int day = Math.max(person.born() + 30, asOf - chance.in(1_200));
            int age = person.age(day);
            double share = !person.child()
                    ? source.adults()
                    : age >= source.youngest() && age <= source.eldest() ? source.children() : 0;
            if (left > 0 && day < asOf && person.here(day) && chance.happens(share)) {
                write(source, person, day, chance, twins);
            }
        }
    }

    private void write(Source source, Person person, int day, Chance chance, String twins) {
        Clerk clerk = java.util.Objects.requireNonNull(clerks.get(source));
        var seen = clerk.sees(person, day);
        String nhs = chance.happens(source.nhs()) ? person.nhs() : null;
        csv.writeRecord(
                Integer.toString(left--),
                source.name(),
                seen.forename(),
                seen.surname(),
                seen.born() == 0 ? "" : Days.date(seen.born()).toString(),
                person.male() ? "M" : "F",
                seen.postcode() == null ? "" : seen.postcode(),
                nhs == null ? "" : nhs,
                source.pupilNumber() ? upn(person.upn(), chance) : "",
                Integer.toString(person.id()),
                twins,
                person.script().word(),
                Integer.toString(person.family().area().decile()),
                person.age(day) < 5 ? "0-4" : person.age(day) < 11 ? "5-10" : person.child() ? "11-19" : "adult",
                person.ethnicity());
    }

    /// Missing and mistyped as often as in the county's own censuses.
    private static String upn(@Nullable String upn, Chance chance) {
        double u = chance.real();
        if (upn == null || u < 0.002) {
            return "";
        }
        if (u > 0.9985) {
            int at = 8 + chance.in(4);
            char other = (char) ('0' + (upn.charAt(at) - '0' + 1 + chance.in(9)) % 10);
            return upn.substring(0, at) + other + upn.substring(at + 1);
        }
        return upn;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
