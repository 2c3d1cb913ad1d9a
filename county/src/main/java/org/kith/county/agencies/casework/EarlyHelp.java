package org.kith.county.agencies.casework;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.kith.county.agencies.Agency;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Ids;
import org.kith.county.files.Seen;
import org.kith.county.files.Series;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Story;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// The register of early help: families, who leads, and when help was last reviewed.
public final class EarlyHelp implements Agency {

    private static final String SOURCE = "early-help";
    private static final int SYSTEM = 18;
    private static final int RESENT = 14;

    private final Clerk clerk;
    private final Series months;

    public EarlyHelp(World world, Deliveries all) {
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.COUNCIL);
        months = all.monthly(
                SOURCE,
                "episodes",
                "EpisodeRef,FamilyRef,PersonRef,Role,Forename,Surname,DOB,Sex,UPN,Address,Postcode,Setting,StartDate,EndDate,ClosureReason,LeadName,LeadAgency,LeadRole,LeadPhone,LeadEmail,LastReview,MainNeed",
                Delivery.Kind.CHANGES,
                Style.UK);
        Delivery twice = months.get(Math.min(RESENT, months.size() - 1));
        all.again(twice, twice.file().replace(".csv", "_resent.csv"));
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            for (int n = 0; n < story.helps.size(); n++) {
                Story.Help help = story.helps.get(n);
                String episode =
                        "EH" + (1_000_000 + Ids.of(SYSTEM + 20, story.family().id() * 8 + n % 8));
                if (months.tells(help.from(), help.until())) {
                    List<Person> people = people(story, help.from());
                    for (int at : files(help)) {
                        Delivery month = months.get(at);
                        people.forEach(person -> write(story, help, episode, person, month, month.until() - 1, sheets));
                    }
                }
            }
        }
    }

    /// Which files tell of help: those of the months in which it began, was reviewed or ended.
    private Set<Integer> files(Story.Help help) {
        Set<Integer> files = new TreeSet<>();
        for (int day : List.of(help.from(), help.reviewed(), help.until())) {
            files.add(months.covering(day));
        }
        files.remove(months.size());
        return files;
    }

    private static List<Person> people(Story story, int on) {
        List<Person> people = new ArrayList<>();
        for (Person adult : story.family().adults()) {
            if (adult == story.family().head()
                    || (adult.householdOn(on) != null
                            && adult.householdOn(on) == story.family().head().householdOn(on))) {
                people.add(adult);
            }
        }
        story.family().children().stream()
                .filter(child -> child.here(on) && child.age(on) < 18)
                .forEach(people::add);
        return people;
    }

    private void write(
            Story story, Story.Help help, String episode, Person person, Delivery month, int day, Sheets sheets) {
        Seen seen = clerk.sees(person, Math.min(day, help.until()));
        String id = Ids.of("EP", SYSTEM, person);
        sheets.known(SOURCE, id, person);
        @Nullable Life life = person.child() ? story.life(person) : null;
        Life.@Nullable Enrolment roll = life == null ? null : life.rollOn(day);
        boolean over = help.until() <= day;
        int reviewed = help.reviewed() > day ? help.from() + Math.max(0, (day - help.from()) / 2) : help.reviewed();
        var lead = help.lead();
        sheets.of(month)
                .s(episode)
                .s("EF" + (1_000_000 + Ids.of(SYSTEM + 21, story.family().id())))
                .s(id)
                .s(person.child() ? "child" : "adult")
                .s(seen.forename())
                .s(seen.surname())
                .d(seen.born())
                .s(person.male() ? "M" : "F")
                .s(life != null && person.id() % 5 < 3 && person.age(day) > 4 ? person.upn() : "")
                .s(seen.address())
                .s(seen.postcode())
                .s(roll == null ? "" : roll.school().code())
                .d(help.from())
                .d(over ? help.until() : 0)
                .s(over ? help.closure() : "")
                .s(lead.name())
                .s(lead.organisation())
                .s(lead.role())
                .s(lead.phone())
                .s(lead.email())
                .d(reviewed == Days.NEVER ? 0 : reviewed)
                .s(help.need())
                .end();
    }
}
