package org.kith.county.people;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.places.Area;
import org.kith.county.places.Dwellings;
import org.kith.county.places.Home;
import org.kith.county.places.Pyramid;
import org.kith.county.time.Days;

/// Makes one family, and for some kinds a second that belongs to its story.
final class FamilyMaker {

    private static final double[] BY_DECILE = {2.6, 2.2, 1.8, 1.5, 1.25, 1.0, 0.85, 0.7, 0.55, 0.45};
    private static final double[] BRITISH_ETHNICITY = {945, 12, 4, 6, 4, 9, 8, 3, 4, 5};
    private static final List<String> BRITISH_CODES =
            List.of("WBRI", "WOTH", "WIRI", "MWBC", "MWBA", "MWAS", "MOTH", "BCRB", "BAFR", "AIND");
    private static final int LONG_AGO = -20_000;

    private final World world;
    private final Pyramid pyramid;
    private final Chance chance;
    private final Dwellings dwellings;
    private final int asOf;
    private final int start;
    private Script scriptNow = Script.BRITISH;
    private String ethnicityNow = "WBRI";
    private int people;
    private int families;
    private int households;

    FamilyMaker(World world, Pyramid pyramid, Chance chance) {
        this.world = world;
        this.pyramid = pyramid;
        this.chance = chance;
        dwellings = new Dwellings(pyramid, world.places().pyramids().size());
        asOf = world.calendar().asOf();
        start = world.calendar().start();
    }

    List<Family> make(Kind kind) {
        return switch (kind) {
            case UNACCOMPANIED -> List.of(new Plot(this, family(kind, Script.BRITISH)).unaccompanied());
            case FOSTER -> List.of(foster());
            case COUSINS_ONE_NAME -> cousins();
            case CARE_ADOPTION -> careAdoption();
            default -> List.of(household(family(kind, script(kind)), null));
        };
    }

    private Script script(Kind kind) {
        return switch (kind) {
            case PLAIN, BABY_EXPECTED -> Script.draw(chance);
            default -> Script.BRITISH;
        };
    }

    private Family family(Kind kind, Script script) {
        Area area = chance.oneOf(pyramid.areas());
        double hardship = Math.exp(0.85 * chance.normal() - 0.36) * BY_DECILE[area.decile() - 1];
        if (kind.troubled()) {
            hardship = Math.max(2, hardship);
        }
        scriptNow = script;
        ethnicityNow =
                script == Script.BRITISH ? BRITISH_CODES.get(chance.weighted(BRITISH_ETHNICITY)) : script.ethnicity();
        if (kind == Kind.TRAVELLERS) {
            ethnicityNow = chance.oneOf("WIRT", "WROM");
        }
        return new Family(pyramid.index() * 20_000 + ++families, kind, pyramid, area, hardship);
    }

    /// Parents, children and a home; `like` is a cousin whose names are borrowed.
    private Family household(Family family, @Nullable Person like) {
        List<Integer> births = Birthdays.draw(chance, asOf, family.kind() == Kind.TWINS_ONE_INITIAL);
        births = fitted(family.kind(), births);
        String surname = like == null ? world.names().surname(scriptNow, chance) : like.bornAs();
        int eldest = births.getFirst();
        double years = Math.clamp(29.5 - 1.6 * Math.min(3, family.hardship()) + chance.normal() * 5.5, 16, 42);
        int motherBorn = eldest - (int) (years * 365.2425);
        int fatherBorn = motherBorn - (int) (chance.normal() * 1_400) - 700;
        fatherBorn = Math.min(fatherBorn, eldest - 16 * 366);
        Union union = Union.draw(chance, family.kind());
        String own = union == Union.MARRIED_ONE_NAME ? surname : world.names().surname(scriptNow, chance);
        Person mother = adult(family, false, motherBorn, own);
        if (union == Union.MARRIED_ONE_NAME) {
            // Most people who married in the window are on some list by their earlier name.
            mother.rename(Names.borneBy(false, surname), eldest - 200 + chance.in(2_500));
        }
        Person father = union == Union.LONE ? null : adult(family, true, fatherBorn, surname);
        Household first = home(family, family.area(), LONG_AGO);
        mother.joins(first, LONG_AGO);
        if (father != null) {
            father.joins(first, LONG_AGO);
        }
        String childName = union.childName(chance, own, surname);
        for (int born : births) {
            child(family, born, childName, father, like);
        }
        if (family.kind() != Kind.TRAVELLERS) {
            moves(first, eldest);
        }
        comings(family, births.getLast());
        new Plot(this, family).unfold();
        return family;
    }

    /// Some stories need a child of the right age.
    private List<Integer> fitted(Kind kind, List<Integer> births) {
        int youngest = switch (kind) {
            case KINSHIP, SIBLINGS_APART, REFUGE, VIOLENT_EX_PARTNER, TWO_HOUSEHOLDS -> chance.between(3, 14);
            case STEP_ADOPTION -> chance.between(6, 13);
            case TRAVELLERS -> chance.between(5, 13);
            case CHILD_DIED, FATHER_AND_SON, COUSINS_ONE_NAME -> chance.between(4, 15);
            default -> -1;
        };
        if (youngest >= 0 || births.isEmpty()) {
            int shift = asOf
                    - (int) ((Math.max(2, youngest) + chance.real()) * 365.2425)
                    - (births.isEmpty() ? 0 : births.getLast());
            List<Integer> moved = new ArrayList<>();
            births.forEach(born -> moved.add(born + shift));
            moved.removeIf(born -> Days.age(born, asOf) > 24);
            int last = asOf - (int) ((Math.max(2, youngest) + 0.5) * 365.2425);
            if (moved.isEmpty()) {
                moved.add(last);
            }
            if (kind == Kind.SIBLINGS_APART && moved.size() < 2) {
                moved.addFirst(moved.getFirst() - 900);
            }
            return moved;
        }
        return births;
    }

    private List<Family> cousins() {
        Family one = household(family(Kind.COUSINS_ONE_NAME, Script.BRITISH), null);
        Family two = household(
                family(Kind.COUSINS_ONE_NAME, Script.BRITISH), one.children().getFirst());
        return List.of(one, two);
    }

    private Family foster() {
        Family family = family(Kind.FOSTER, Script.BRITISH);
        String surname = world.names().surname(Script.BRITISH, chance);
        Household home = home(family, family.area(), LONG_AGO);
        int born = asOf - chance.between(42, 62) * 365;
        adult(family, false, born, surname).joins(home, LONG_AGO);
        if (chance.happens(0.75)) {
            adult(family, true, born - chance.in(2_000), surname).joins(home, LONG_AGO);
        }
        return family;
    }

    private List<Family> careAdoption() {
        Family birth = household(family(Kind.CARE_ADOPTION, Script.BRITISH), null);
        Family adopters = family(Kind.CARE_ADOPTION, Script.BRITISH);
        String surname = world.names().surname(Script.BRITISH, chance);
        Household home = home(adopters, adopters.area(), LONG_AGO);
        int born = asOf - chance.between(36, 48) * 365;
        adult(adopters, false, born, surname).joins(home, LONG_AGO);
        adult(adopters, true, born - 600, surname).joins(home, LONG_AGO);
        new Plot(this, birth).adoptedInto(adopters, surname);
        return List.of(birth, adopters);
    }

    Person adult(Family family, boolean male, int born, String surname) {
        Person person =
                person(family, male, born, world.names().first(male, Days.year(born), scriptNow, chance), surname);
        family.adults().add(person);
        return person;
    }

    private void child(Family family, int born, String surname, @Nullable Person father, @Nullable Person like) {
        boolean male = chance.happens(0.512);
        String forename;
        List<Person> siblings = family.children();
        boolean twin = !siblings.isEmpty() && siblings.getLast().born() == born;
        if (family.kind() == Kind.FATHER_AND_SON && siblings.isEmpty() && father != null) {
            male = true;
            forename = father.forename();
        } else if (like != null && siblings.isEmpty()) {
            male = like.male();
            forename = like.forename();
        } else if (twin && (family.kind() == Kind.TWINS_ONE_INITIAL || chance.happens(0.2))) {
            forename = world.names().firstLike(siblings.getLast().forename(), male, Days.year(born), scriptNow, chance);
        } else {
            forename = world.names().first(male, Days.year(born), scriptNow, chance);
        }
        for (int tries = 0; tries < 20 && named(siblings, forename); tries++) {
            forename = world.names().first(male, Days.year(born), scriptNow, chance);
        }
        Person child = person(family, male, born, forename, Names.borneBy(male, surname));
        child.markChild();
        siblings.add(child);
        child.joins(family.firstHousehold(), born);
        tie(child, family.head(), Tie.Relation.MOTHER, true);
        if (father != null) {
            tie(child, father, Tie.Relation.FATHER, true);
        }
    }

    private static boolean named(List<Person> siblings, String forename) {
        return siblings.stream().anyMatch(sibling -> sibling.forename().equals(forename));
    }

    void tie(Person child, Person adult, Tie.Relation relation, boolean responsible) {
        child.family()
                .ties()
                .add(new Tie(child, adult, relation, responsible, Tie.Contact.SAFE, child.born(), Days.NEVER));
    }

    Person person(Family family, boolean male, int born, String forename, String surname) {
        String middle = chance.happens(0.78) ? world.names().first(male, Days.year(born), scriptNow, chance) : "";
        int id = pyramid.index() * 40_000 + ++people;
        return new Person(id, family, male, born, forename, middle, surname, scriptNow, ethnicityNow);
    }

    Household home(Family family, Area area, int from) {
        Household made =
                new Household(pyramid.index() * 40_000 + ++households, family, dwellings.in(area, chance), from);
        family.households().add(made);
        return made;
    }

    Home anotherHome() {
        // Most moves are short.
        Pyramid where =
                chance.happens(0.85) ? pyramid : chance.oneOf(world.places().pyramids());
        return dwellings.in(chance.oneOf(where.areas()), chance);
    }

    private void moves(Household household, int since) {
        double mean = 365 / (0.06 + 0.03 * Math.min(3, household.family().hardship()));
        for (int day = Math.max(since, start - 1_100) + chance.days(mean); day < asOf; day += 60 + chance.days(mean)) {
            household.move(anotherHome(), day);
        }
    }

    /// Families who came in these five years, and families who have left.
    private void comings(Family family, int lastBirth) {
        if (family.kind() != Kind.PLAIN) {
            return;
        }
        if (chance.happens(scriptNow == Script.BRITISH ? 0.1 : 0.45)) {
            int arrived = Math.max(lastBirth + 30, start + chance.in(asOf - start - 60));
            if (arrived < asOf - 40) {
                everyone(family).forEach(person -> arrives(person, arrived));
            }
        } else if (chance.happens(0.09)) {
            int left = Math.max(lastBirth + 30, start + chance.in(asOf - start));
            if (left < asOf) {
                everyone(family).forEach(person -> person.leavesCounty(left));
            }
        }
    }

    private static void arrives(Person person, int on) {
        Household household = person.stays().getFirst().household();
        person.stays().clear();
        person.joins(household, on);
    }

    private static List<Person> everyone(Family family) {
        List<Person> all = new ArrayList<>(family.adults());
        all.addAll(family.children());
        return all;
    }

    World world() {
        return world;
    }

    Chance chance() {
        return chance;
    }

    Script script() {
        return scriptNow;
    }

    /// The family's names from now on are of this script.
    void speak(Script script) {
        scriptNow = script;
        ethnicityNow = script.ethnicity();
    }
}
