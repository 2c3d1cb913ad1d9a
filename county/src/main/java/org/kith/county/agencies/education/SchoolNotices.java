package org.kith.county.agencies.education;

import org.jspecify.annotations.Nullable;
import org.kith.county.agencies.Agency;
import org.kith.county.chance.Chance;
import org.kith.county.files.Clerk;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Seen;
import org.kith.county.files.Series;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Story;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.places.Setting;

/// What the council's hub tells a school before the next school day begins, when the police were
/// called to domestic abuse at which one of its pupils was (Operation Encompass). The name is as
/// the police took it down; the hub looks up the school and the pupil's number, and does not
/// always find the right ones.
public final class SchoolNotices implements Agency {

    private static final String SOURCE = "school-notices";
    private static final int SYSTEM = 25;
    private static final int WEEKS = 26;

    private static final double NO_NUMBER = 0.06;
    private static final double MISTYPED = 0.003;
    private static final double ANOTHER_CHILD = 0.01;
    private static final double SCHOOL_BEFORE = 0.02;

    private final World world;
    private final Pupils pupils;
    private final Clerk clerk;
    private final Series notices;

    public SchoolNotices(World world, Deliveries all, Pupils pupils) {
        this.world = world;
        this.pupils = pupils;
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.POLICE);
        notices = all.weekly(
                SOURCE,
                "notices",
                "NoticeRef,SentOn,LAEstab,UPN,Surname,Forename,DOB,IncidentDate,Address,Postcode",
                Delivery.Kind.CHANGES,
                Style.UK,
                WEEKS);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            Chance chance = Chance.of(world.seed(), SYSTEM, 95, story.family().id());
            for (Story.Incident incident : story.incidents) {
                for (Person child : incident.present()) {
                    notice(chronicle, story, incident, story.life(child), sheets, chance);
                }
            }
        }
    }

    private void notice(
            Chronicle chronicle, Story story, Story.Incident incident, Life life, Sheets sheets, Chance chance) {
        int sent = nextSchoolDay(incident.on());
        Setting school = school(life, sent, chance.happens(SCHOOL_BEFORE));
        String number = number(chronicle, story, life, sent, chance);
        if (school == null || sent >= world.calendar().asOf() || !notices.tells(sent, sent + 1)) {
            return;
        }
        String ref = "OE" + sheets.next();
        notices.post(sheets, sent, chance, (table, wrong) -> {
            sheets.known(SOURCE, ref, life.person());
            Seen seen = clerk.sees(life.person(), incident.on());
            table.s(ref)
                    .d(sent)
                    .s(school.code())
                    .s(number)
                    .s(seen.surname())
                    .s(seen.forename())
                    .d(seen.born())
                    .d(wrong ? incident.on() - 1 : incident.on())
                    .s(seen.address())
                    .s(seen.postcode())
                    .end();
        });
    }

    private int nextSchoolDay(int day) {
        int next = day + 1;
        while (!world.calendar().open(next) && next < world.calendar().asOf()) {
            next++;
        }
        return next;
    }

    /// Where the hub takes the child to be at school, if anywhere.
    private static @Nullable Setting school(Life life, int day, boolean before) {
        Life.Enrolment now = life.rollOn(day);
        if (now == null
                || now.school().kind() == Setting.Kind.NURSERY
                || now.school().kind() == Setting.Kind.BEYOND) {
            return null;
        }
        int at = life.rolls.indexOf(now);
        return before && at > 0 ? life.rolls.get(at - 1).school() : now.school();
    }

    private @Nullable String number(Chronicle chronicle, Story story, Life life, int day, Chance chance) {
        boolean none = chance.happens(NO_NUMBER);
        boolean mistyped = chance.happens(MISTYPED);
        boolean another = chance.happens(ANOTHER_CHILD);
        int other = chance.in(9);
        Life of = another
                ? story.lives().stream()
                        .filter(each -> each != life && each.rollOn(day) != null)
                        .findFirst()
                        .orElse(life)
                : life;
        if (none || of.person().upn() == null || of.rolls.isEmpty()) {
            return null;
        }
        String upn = pupils.upn(of, day, chronicle.neighbourhood().numbers());
        if (!mistyped) {
            return upn;
        }
        char digit = (char) ('0' + (upn.charAt(9) - '0' + 1 + other) % 10);
        return upn.substring(0, 9) + digit + upn.substring(10);
    }
}
