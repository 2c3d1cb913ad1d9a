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
import org.kith.county.lives.Story;
import org.kith.county.people.World;
import org.kith.county.time.DateStyle;

/// Charities' returns, typed by hand.
public final class Voluntary implements Agency {

    private static final String SOURCE = "voluntary";
    private static final int SYSTEM = 19;

    private final World world;
    private final Clerk clerk;
    private final Series quarters;

    public Voluntary(World world, Deliveries all) {
        this.world = world;
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.VOLUNTARY);
        quarters = all.quarterly(
                SOURCE,
                "voluntary",
                "Charity,Ref,Name,DoB,Postcode,Service,Start,End,Worker,WorkerPhone",
                Delivery.Kind.CHANGES,
                Style.UK);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (Story story : chronicle.stories()) {
            for (Story.Charity one : story.charities) {
                write(one, sheets);
            }
        }
    }

    private void write(Story.Charity one, Sheets sheets) {
        Chance chance = Chance.of(world.seed(), 95, one.person().id());
        Seen seen = clerk.sees(one.person(), one.from());
        String ref = Integer.toString(1_000 + Ids.of(SYSTEM, one.person().id()));
        String name = switch (chance.in(5)) {
            case 0 -> seen.surname() + ", " + seen.forename();
            case 1 -> seen.surname() + " " + seen.forename();
            default -> seen.forename() + " " + seen.surname();
        };
        DateStyle dates = switch (chance.in(3)) {
            case 0 -> DateStyle.WORDS;
            case 1 -> DateStyle.SHORT;
            default -> DateStyle.ISO;
        };
        if (quarters.tells(one.from(), one.until())) {
            sheets.known(SOURCE, one.charity() + "/" + ref, one.person());
        }
        quarters.span(
                sheets,
                one.from(),
                one.until(),
                (table, until, told) -> table.s(one.charity())
                        .s(ref)
                        .s(name)
                        .d(seen.born(), dates)
                        .s(seen.postcode())
                        .s(one.service())
                        .d(one.from(), dates)
                        .d(until, dates)
                        .s(one.worker().name())
                        .s(one.worker().phone())
                        .end());
    }
}
