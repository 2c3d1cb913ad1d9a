package org.kith.county.lives;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.people.Family;
import org.kith.county.people.Household;
import org.kith.county.people.Person;

/// What has happened to one family, with the lives of its children.
public final class Story {

    public record Incident(int on, Person victim, Person suspect, List<Person> present, String risk) {}

    /// Early help: who led it, and when it was last reviewed.
    public record Help(int from, int until, String closure, Worker lead, int reviewed, String need) {}

    /// What early help changed in the twelve months after it began: the planted effect.
    public record Effect(
            @Nullable Person person, int helpFrom, String outcome, double without, double with, boolean applied) {}

    public record Claim(Person adult, String benefit, int from, int until, boolean outOfWork) {}

    public record Notice(String type, int on, String outcome, int until) {}

    public record Tenancy(
            Household household,
            String landlord,
            int from,
            int until,
            int rent,
            int arrearsFrom,
            int arrearsWeeks,
            List<Notice> notices) {}

    public record Homelessness(
            int on, String reason, String duty, int dutyUntil, String place, int placeFrom, int placeUntil) {}

    public record Treatment(
            Person adult, String service, String problem, int referred, int from, int until, String exit) {}

    public record Charity(Person person, String charity, String service, int from, int until, Worker worker) {}

    public record Crime(Person adult, int on, String what, String disposal) {}

    private final Family family;
    private final List<Life> lives = new ArrayList<>();
    public final List<Incident> incidents = new ArrayList<>();
    public final List<Help> helps = new ArrayList<>();
    public final List<Effect> effects = new ArrayList<>();
    public final List<Claim> claims = new ArrayList<>();
    public final List<Tenancy> tenancies = new ArrayList<>();
    public final List<Homelessness> homelessness = new ArrayList<>();
    public final List<Treatment> treatments = new ArrayList<>();
    public final List<Charity> charities = new ArrayList<>();
    public final List<Crime> crimes = new ArrayList<>();

    Story(Family family) {
        this.family = family;
        family.children().forEach(child -> lives.add(new Life(child)));
    }

    public Family family() {
        return family;
    }

    public List<Life> lives() {
        return lives;
    }

    public boolean poorOn(int day) {
        return claims.stream().anyMatch(claim -> claim.from() <= day && day < claim.until());
    }

    /// Whether early help began in the twelve months before a day.
    @Nullable
    Help easing(int day) {
        for (Help help : helps) {
            if (help.from() < day && day <= help.from() + 365) {
                return help;
            }
        }
        return null;
    }

    public Life life(Person child) {
        for (Life life : lives) {
            if (life.person() == child) {
                return life;
            }
        }
        throw new IllegalArgumentException("no life of " + child.id());
    }
}
