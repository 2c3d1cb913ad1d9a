package org.kith.county.people;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.places.Home;
import org.kith.county.time.Days;

/// How a family changes: parents part and meet others, grandparents step in, a child is adopted or dies, a baby is
/// expected.
final class Plot {

    private final FamilyMaker maker;
    private final Family family;
    private final Chance chance;
    private final int asOf;
    private final int start;

    Plot(FamilyMaker maker, Family family) {
        this.maker = maker;
        this.family = family;
        chance = maker.chance();
        asOf = maker.world().calendar().asOf();
        start = maker.world().calendar().start();
    }

    void unfold() {
        switch (family.kind()) {
            case KINSHIP -> kinship();
            case SIBLINGS_APART, CARE_ADOPTION -> turnsWithin(300, asOf - start - 200);
            case REFUGE -> flight();
            case VIOLENT_EX_PARTNER -> parting(Tie.Contact.NONE, within(200, 1_500));
            case STEP_ADOPTION -> stepAdoption();
            case CHILD_DIED -> death();
            case BABY_EXPECTED -> expecting();
            case TWO_HOUSEHOLDS -> twoHouseholds();
            case PLAIN -> perhapsPart();
            case TRAVELLERS -> seasons();
            case UNACCOMPANIED, TWINS_ONE_INITIAL, COUSINS_ONE_NAME, FATHER_AND_SON, FOSTER -> {}
        }
    }

    /// Some agencies know a baby before it is born.
    private void expecting() {
        int due = asOf + chance.between(12, 200);
        Person mother = family.head();
        Person baby = maker.person(family, chance.happens(0.5), due, "Unborn", mother.surnameOn(asOf));
        baby.markChild();
        family.children().add(baby);
        baby.joins(family.firstHousehold(), due);
        maker.tie(baby, mother, Tie.Relation.MOTHER, true);
        family.expects(due);
    }

    /// A new stopping place each spring, and home for the winter.
    private void seasons() {
        Household household = family.firstHousehold();
        Home winter = household.homes().getFirst().home();
        for (int year = Days.year(start); year <= Days.year(asOf); year++) {
            int spring = Days.of(year, 3, 1) + chance.in(18);
            int autumn = Days.of(year, 9, 10) + chance.in(35);
            if (spring >= asOf) {
                return;
            }
            household.move(maker.anotherHome(), spring);
            if (autumn < asOf) {
                household.move(winter, autumn);
            }
        }
    }

    private int within(int least, int most) {
        int day = Math.max(family.children().getLast().born() + 400, asOf - chance.between(least, most));
        return Math.min(day, asOf - 60);
    }

    private void turnsWithin(int least, int most) {
        family.turns(within(least, most));
    }

    private @Nullable Person father() {
        return family.adults().size() > 1 ? family.adults().get(1) : null;
    }

    private void perhapsPart() {
        Person father = father();
        if (father == null || father.householdOn(asOf) == null) {
            return;
        }
        double likely = Math.min(0.6, 0.08 + 0.2 * Math.sqrt(family.hardship()));
        int since = family.children().getFirst().born() + 300;
        if (chance.happens(likely) && since < asOf) {
            parting(Tie.Contact.SAFE, since + chance.in(asOf - since));
            perhapsStepParent(0.4);
        }
    }

    private void twoHouseholds() {
        parting(Tie.Contact.SAFE, within(500, 1_700));
        perhapsStepParent(1);
        Person father = father();
        Household there = father == null ? null : father.householdOn(asOf);
        if (there != null) {
            maker.adult(
                            family,
                            false,
                            family.head().born() + chance.between(-900, 1_500),
                            maker.world().names().surname(Script.BRITISH, chance))
                    .joins(there, Math.min(asOf - 30, family.turn() + chance.between(200, 600)));
        }
    }

    /// The father leaves, to a home in the county or out of it.
    private void parting(Tie.Contact contact, int on) {
        family.turns(on);
        Person father = father();
        if (father == null) {
            return;
        }
        if (family.kind() != Kind.PLAIN || chance.happens(0.6)) {
            father.joins(maker.home(family, maker.anotherHome().area(), on), on);
        } else {
            father.leavesCounty(on);
        }
        retie(father, contact, on);
    }

    private void retie(Person adult, Tie.Contact contact, int on) {
        if (contact == Tie.Contact.SAFE) {
            return;
        }
        List<Tie> before =
                family.ties().stream().filter(tie -> tie.adult() == adult).toList();
        family.ties().removeAll(before);
        for (Tie tie : before) {
            family.ties()
                    .add(new Tie(
                            tie.child(), adult, tie.relation(), tie.responsible(), contact, tie.from(), tie.until()));
        }
        family.turns(on);
    }

    private void perhapsStepParent(double likely) {
        int joined = family.turn() + 200 + chance.in(700);
        if (joined < asOf && chance.happens(likely)) {
            Person partner = maker.adult(
                    family,
                    true,
                    family.head().born() - chance.between(-1_500, 2_500),
                    maker.world().names().surname(family.head().script(), chance));
            partner.joins(family.firstHousehold(), joined);
            for (Person child : family.children()) {
                family.ties()
                        .add(new Tie(
                                child, partner, Tie.Relation.STEP_PARENT, false, Tie.Contact.SAFE, joined, Days.NEVER));
                if (family.kind() == Kind.PLAIN && chance.happens(0.15)) {
                    child.rename(Names.borneBy(child.male(), partner.bornAs()), joined + 100);
                }
            }
        }
    }

    private void flight() {
        int on = within(40, 900);
        parting(Tie.Contact.NONE, on - 1);
        Household refuge = maker.home(family, maker.anotherHome().area(), on);
        refuge.hide(on);
        family.head().joins(refuge, on);
        family.children().stream().filter(child -> child.age(on) < 18).forEach(child -> child.joins(refuge, on));
        family.turns(on);
    }

    private void kinship() {
        int on = within(200, 2_000);
        family.turns(on);
        Household there =
                maker.home(family, maker.anotherHome().area(), family.head().born());
        int born = family.head().born() - chance.between(20, 30) * 365;
        String surname = family.head().bornAs();
        Person grandmother = maker.adult(family, false, born, surname);
        grandmother.joins(there, born);
        Person grandfather = maker.adult(family, true, born - 700, surname);
        grandfather.joins(there, born);
        for (Person child : family.children()) {
            if (child.age(on) < 18) {
                child.joins(there, on);
                family.ties()
                        .add(new Tie(
                                child,
                                grandmother,
                                Tie.Relation.KINSHIP_CARER,
                                true,
                                Tie.Contact.SAFE,
                                on,
                                Days.NEVER));
                family.ties()
                        .add(new Tie(
                                child,
                                grandfather,
                                Tie.Relation.GRANDPARENT,
                                false,
                                Tie.Contact.SAFE,
                                child.born(),
                                Days.NEVER));
            }
        }
        List<Tie> mothers = family.ties().stream()
                .filter(tie -> tie.adult() == family.head())
                .toList();
        family.ties().removeAll(mothers);
        mothers.forEach(tie -> family.ties()
                .add(new Tie(
                        tie.child(),
                        tie.adult(),
                        tie.relation(),
                        true,
                        Tie.Contact.SUPERVISED,
                        tie.from(),
                        tie.until())));
    }

    private void stepAdoption() {
        parting(Tie.Contact.SAFE, family.children().getLast().born() + 400);
        Person partner = maker.adult(
                family, true, family.head().born() - 400, maker.world().names().surname(Script.BRITISH, chance));
        partner.joins(family.firstHousehold(), family.turn() + 500);
        int on = within(100, 1_200);
        Person child = family.children().getLast();
        family.ties()
                .add(new Tie(
                        child, partner, Tie.Relation.STEP_PARENT, false, Tie.Contact.SAFE, family.turn() + 500, on));
        Person after = adopted(child, family, child.forename(), partner.bornAs(), on);
        maker.tie(after, family.head(), Tie.Relation.MOTHER, true);
        maker.tie(after, partner, Tie.Relation.FATHER, true);
        after.joins(family.firstHousehold(), on);
        family.turns(on);
    }

    void adoptedInto(Family adopters, String surname) {
        Person child = family.children().getLast();
        int on = Math.max(child.born() + 500, Math.min(asOf - 60, family.turn()));
        String forename = chance.happens(0.6)
                ? child.forename()
                : maker.world().names().first(child.male(), Days.year(child.born()), Script.BRITISH, chance);
        Person after = adopted(child, adopters, forename, surname, on);
        adopters.adults()
                .forEach(adult ->
                        maker.tie(after, adult, adult.male() ? Tie.Relation.FATHER : Tie.Relation.MOTHER, true));
        after.joins(adopters.firstHousehold(), on);
        family.turns(on);
        adopters.turns(on);
    }

    /// The same child with a new identity; the earlier one ends.
    private Person adopted(Person child, Family into, String forename, String surname, int on) {
        child.end(on);
        Person after = maker.person(into, child.male(), child.born(), forename, surname);
        after.markChild();
        after.adoptedFrom(child);
        into.children().add(after);
        return after;
    }

    private void death() {
        Person child = chance.oneOf(family.children());
        int on = within(50, 1_700);
        child.die(Math.max(child.born() + 30, on));
        family.turns(on);
    }

    Family unaccompanied() {
        maker.speak(chance.oneOf(List.of(Script.AFGHAN, Script.KURDISH, Script.ERITREAN)));
        int arrived = start + chance.in(asOf - start - 60);
        int born = Days.of(Days.year(arrived) - chance.between(15, 17), 1, 1);
        boolean male = chance.happens(0.94);
        Person child = maker.person(
                family,
                male,
                born,
                maker.world().names().first(male, Days.year(born), maker.script(), chance),
                maker.world().names().surname(maker.script(), chance));
        child.markChild();
        family.children().add(child);
        child.joins(maker.home(family, family.area(), arrived), arrived);
        family.turns(arrived);
        return family;
    }
}
