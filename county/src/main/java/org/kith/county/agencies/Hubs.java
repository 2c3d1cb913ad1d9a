package org.kith.county.agencies;

import org.kith.county.chance.Chance;
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
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// Family hubs' sign-in sheets. Member numbers are given out again each September.
public final class Hubs implements Agency {

    private static final String SOURCE = "hubs";

    private final World world;
    private final Clerk clerk;
    private final Series months;

    public Hubs(World world, Deliveries all) {
        this.world = world;
        clerk = new Clerk(world, 17, Clerk.Habits.VOLUNTARY);
        int asOf = world.calendar().asOf();
        // Before that September people signed in on paper.
        int from = Days.of(Days.schoolYear(Days.plusYears(asOf, -1)), 9, 1);
        int back = (int) Math.round((asOf - from) / 30.4369);
        months = all.monthly(
                SOURCE,
                "visits",
                "Year,MemberNo,Role,Forename,Surname,DOB,Postcode,Phone,Hub,VisitDate,Activity",
                Delivery.Kind.CHANGES,
                Style.UK,
                back,
                from);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (var story : chronicle.stories()) {
            for (Life life : story.lives()) {
                Chance chance = Chance.of(world.seed(), 94, life.person().id());
                for (Life.Visit one : life.visits) {
                    visit(life.person(), "child", one, sheets, chance);
                    if (chance.happens(0.3) && !story.family().adults().isEmpty()) {
                        visit(story.family().head(), "adult", one, sheets, chance);
                    }
                }
            }
        }
    }

    private void visit(Person person, String role, Life.Visit one, Sheets sheets, Chance chance) {
        int year = Days.schoolYear(one.on());
        String label = year + "/" + String.format(java.util.Locale.ROOT, "%02d", (year + 1) % 100);
        // The same number next September is someone else's.
        int number = 100_000 + Ids.of(17, (person.id() + (year - 2000) * 40_013) & 0xFFFFFF);
        months.post(sheets, one.on(), chance, (table, wrong) -> {
            sheets.known(SOURCE, label + "/" + number, person);
            Seen seen = clerk.sees(person, one.on());
            table.s(label)
                    .i(number)
                    .s(role)
                    .s(seen.forename())
                    .s(seen.surname())
                    .d(seen.born())
                    .s(seen.postcode())
                    .s(role.equals("child") ? "" : seen.phone())
                    .s(one.hub().code())
                    .d(one.on())
                    .s(wrong ? "unknown" : one.activity())
                    .end();
        });
    }
}
