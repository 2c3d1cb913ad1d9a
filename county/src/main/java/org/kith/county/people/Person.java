package org.kith.county.people;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.places.Home;
import org.kith.county.time.Days;

/// Someone who lives, or lived, in the county. What changes in a life is kept with its date.
public final class Person {

    /// A time in a household.
    public record Stay(Household household, int from, int until) {}

    private record Named(String surname, int from) {}

    private final int id;
    private final Family family;
    private final boolean male;
    private final int born;
    private final String forename;
    private final String middle;
    private final Script script;
    private final String ethnicity;
    private final List<Named> surnames = new ArrayList<>(1);
    private final List<Stay> stays = new ArrayList<>(2);
    private @Nullable String nhs;
    private @Nullable String upn;
    private @Nullable Person adoptedFrom;
    private int died = Days.NEVER;
    private int ended = Days.NEVER;
    private boolean child;

    Person(
            int id,
            Family family,
            boolean male,
            int born,
            String forename,
            String middle,
            String surname,
            Script script,
            String ethnicity) {
        this.id = id;
        this.family = family;
        this.male = male;
        this.born = born;
        this.forename = forename;
        this.middle = middle;
        this.script = script;
        this.ethnicity = ethnicity;
        surnames.add(new Named(surname, 0));
    }

    public int id() {
        return id;
    }

    public Family family() {
        return family;
    }

    public boolean male() {
        return male;
    }

    public int born() {
        return born;
    }

    public String forename() {
        return forename;
    }

    public String middle() {
        return middle;
    }

    public Script script() {
        return script;
    }

    public String ethnicity() {
        return ethnicity;
    }

    public boolean child() {
        return child;
    }

    void markChild() {
        child = true;
    }

    public int died() {
        return died;
    }

    void die(int on) {
        died = on;
    }

    /// When this identity ends though the person lives: the day of an adoption.
    public int ended() {
        return ended;
    }

    void end(int on) {
        ended = on;
    }

    public @Nullable Person adoptedFrom() {
        return adoptedFrom;
    }

    void adoptedFrom(Person earlier) {
        adoptedFrom = earlier;
    }

    public int age(int on) {
        return Days.age(born, on);
    }

    public @Nullable String nhs() {
        return nhs;
    }

    void nhs(@Nullable String number) {
        nhs = number;
    }

    public @Nullable String upn() {
        return upn;
    }

    public void upn(String number) {
        upn = number;
    }

    public String surnameOn(int day) {
        for (int i = surnames.size() - 1; i > 0; i--) {
            if (surnames.get(i).from() <= day) {
                return surnames.get(i).surname();
            }
        }
        return surnames.getFirst().surname();
    }

    public String bornAs() {
        return surnames.getFirst().surname();
    }

    /// The surname before the present one, where there was another.
    public @Nullable String formerSurname(int day) {
        String now = surnameOn(day);
        String former = null;
        for (Named named : surnames) {
            if (named.from() <= day && !named.surname().equals(now)) {
                former = named.surname();
            }
        }
        return former;
    }

    void rename(String surname, int from) {
        surnames.add(new Named(surname, from));
    }

    public List<Stay> stays() {
        return stays;
    }

    /// The days on which the address changes.
    public List<Integer> moves() {
        List<Integer> days = new ArrayList<>();
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            if (i > 0) {
                days.add(stay.from());
            }
            stay.household().homes().stream()
                    .skip(1)
                    .map(Household.Lived::from)
                    .filter(day -> day > Math.max(stay.from(), born) && day < stay.until())
                    .forEach(days::add);
        }
        return days;
    }

    void joins(Household household, int from) {
        if (!stays.isEmpty()) {
            Stay last = stays.removeLast();
            stays.add(new Stay(last.household(), last.from(), Math.min(last.until(), from)));
        }
        stays.add(new Stay(household, from, Days.NEVER));
    }

    void leavesCounty(int on) {
        Stay last = stays.removeLast();
        stays.add(new Stay(last.household(), last.from(), on));
    }

    public @Nullable Household householdOn(int day) {
        for (int i = stays.size() - 1; i >= 0; i--) {
            Stay stay = stays.get(i);
            if (stay.from() <= day) {
                return day < stay.until() ? stay.household() : null;
            }
        }
        return null;
    }

    public @Nullable Home homeOn(int day) {
        Household household = householdOn(day);
        return household == null ? null : household.homeOn(day);
    }

    /// In the county, born, alive, and still this identity.
    public boolean here(int day) {
        return born <= day && day < died && day < ended && householdOn(day) != null;
    }
}
