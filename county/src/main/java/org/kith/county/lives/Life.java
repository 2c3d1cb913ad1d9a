package org.kith.county.lives;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.people.Person;
import org.kith.county.places.Setting;
import org.kith.county.time.Days;

/// What has happened to one child.
public final class Life {

    /// A place at a school.
    public record Enrolment(Setting school, int from, int until) {
        public boolean on(int day) {
            return from <= day && day < until;
        }
    }

    public record HomeEducation(
            int from, int until, String reason, @Nullable Setting last) {}

    public record SenSupport(int from, int until, String need) {}

    /// A request for an education, health and care plan and what came of it; a day is zero when it has not come.
    public record Plan(
            int requested,
            int decided,
            boolean agreed,
            int assessed,
            int from,
            int until,
            String need,
            String second,
            Setting named) {}

    public record Suspension(Setting school, int on, int sessions, String category, String reason) {}

    public record Contact(int on, String source, String reason, String outcome, int referred) {}

    public record Assessment(int from, int until, List<String> factors) {}

    public record Inquiry(int from, int conference) {}

    public record Protection(int from, int until, String category, String latest, int before, List<Integer> reviews) {}

    /// A time in need, from referral to closure. NFA: no further action on the referral.
    public record Need(
            int referred,
            String source,
            String code,
            boolean nfa,
            int closed,
            String closure,
            List<Assessment> assessments,
            int planFrom,
            int planUntil,
            List<Inquiry> inquiries,
            List<Protection> protections) {}

    public record Placement(
            int from,
            int until,
            String began,
            String legal,
            String place,
            String provider,
            String ended,
            String changed,
            String postcode,
            boolean far,
            @Nullable Person carer) {}

    public record Care(
            int from,
            int until,
            String code,
            List<Placement> placements,
            List<Integer> reviews,
            boolean unaccompanied) {}

    /// How a young person who has left care fares on a birthday.
    public record Leaving(int on, boolean inTouch, String activity, String accommodation) {}

    /// A school told the census of a day that the child cares for somebody: P by a parent's word, S by its own.
    public record SaidToCare(int census, String by) {}

    public record Missing(int from, int until, String risk, boolean exploited) {}

    public record Offence(int on, String what, int seriousness, String disposal, int orderFrom, int orderUntil) {}

    public record Review(String type, int due, int on, String outcome, List<Integer> scores, int below) {}

    public record Visit(Setting hub, int on, String activity) {}

    public record Activity(String code, int from, int until) {}

    public record Nursery(Setting setting, int from, int until, String entitlement) {}

    private final Person person;
    public final List<Enrolment> rolls = new ArrayList<>();
    public final List<HomeEducation> homeEducation = new ArrayList<>();
    public final List<Span> freeMeals = new ArrayList<>();
    public final List<Suspension> suspensions = new ArrayList<>();
    public final List<Contact> contacts = new ArrayList<>();
    public final List<Need> needs = new ArrayList<>();
    public final List<Care> care = new ArrayList<>();
    public final List<Leaving> leaving = new ArrayList<>();
    public final List<SaidToCare> saidToCare = new ArrayList<>();
    public final List<Missing> missing = new ArrayList<>();
    public final List<Offence> offences = new ArrayList<>();
    public final List<Review> reviews = new ArrayList<>();
    public final List<Visit> visits = new ArrayList<>();
    public final List<Activity> activities = new ArrayList<>();
    public final List<Nursery> nursery = new ArrayList<>();
    public @Nullable SenSupport support;
    public @Nullable Plan plan;
    public @Nullable Span partTime;
    /// Cares for somebody at home.
    public @Nullable Span caring;
    /// Share of sessions missed, by term.
    public float[] absence = new float[0];
    public boolean temporaryUpn;
    public int knownSince = Days.NEVER;

    Life(Person person) {
        this.person = person;
    }

    public Person person() {
        return person;
    }

    public @Nullable Enrolment rollOn(int day) {
        for (int i = rolls.size() - 1; i >= 0; i--) {
            if (rolls.get(i).on(day)) {
                return rolls.get(i);
            }
        }
        return null;
    }

    public @Nullable Care careOn(int day) {
        for (Care one : care) {
            if (one.from() <= day && day < one.until()) {
                return one;
            }
        }
        return null;
    }

    public boolean planOn(int day) {
        Plan one = plan;
        return one != null && one.from() > 0 && one.from() <= day && day < one.until();
    }

    public boolean supportOn(int day) {
        SenSupport one = support;
        return one != null && one.from() <= day && day < one.until() && !planOn(day);
    }

    public boolean mealsOn(int day) {
        return freeMeals.stream().anyMatch(span -> span.holds(day));
    }

    /// What the census of a day says of the child as a carer.
    public String carerOn(int day) {
        return saidToCare.stream()
                .filter(one -> one.census() == day)
                .map(SaidToCare::by)
                .findFirst()
                .orElse("N");
    }

    /// The day since which social care has had a file.
    void known(int on) {
        knownSince = Math.min(knownSince, on);
    }
}
