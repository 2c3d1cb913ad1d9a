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
import org.kith.county.lives.Workers;
import org.kith.county.people.Person;
import org.kith.county.people.World;

/// The youth justice service: cautions and orders.
public final class YouthJustice implements Agency {

    private static final String SOURCE = "youth-justice";
    private static final int SYSTEM = 14;

    private final World world;
    private final Workers workers;
    private final Clerk clerk;
    private final Series quarters;

    public YouthJustice(World world, Workers workers, Deliveries all) {
        this.world = world;
        this.workers = workers;
        clerk = new Clerk(world, SYSTEM, Clerk.Habits.COUNCIL);
        quarters = all.quarterly(
                SOURCE,
                "youth_justice",
                "YOTID,Forename,Surname,DOB,Sex,Ethnicity,Address,Postcode,OffenceDate,Offence,Seriousness,Outcome,OutcomeDate,OrderStart,OrderEnd,Worker",
                Delivery.Kind.CHANGES,
                Style.UK);
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        for (var story : chronicle.stories()) {
            for (Life life : story.lives()) {
                Chance chance = Chance.of(world.seed(), 92, life.person().id());
                for (Life.Offence one : life.offences) {
                    if (!one.disposal().equals("Community resolution")) {
                        write(life.person(), one, sheets, chance);
                    }
                }
            }
        }
    }

    private void write(Person child, Life.Offence one, Sheets sheets, Chance chance) {
        String id = Ids.of("YJ", SYSTEM, child);
        int outcome = one.on() + 30;
        String worker = workers.in(child.family().area().zone(), "youth justice officer", chance)
                .name();
        quarters.post(sheets, outcome, chance, (table, wrong) -> {
            sheets.known(SOURCE, id, child);
            Seen seen = clerk.sees(child, one.on());
            table.s(id)
                    .s(seen.forename())
                    .s(seen.surname())
                    .d(seen.born())
                    .s(child.male() ? "Male" : "Female")
                    .s(words(child.ethnicity()))
                    .s(seen.address())
                    .s(seen.postcode())
                    .d(one.on())
                    .s(one.what())
                    .i(wrong ? 1 : one.seriousness())
                    .s(one.disposal())
                    .d(outcome)
                    .d(one.orderFrom())
                    .d(one.orderUntil())
                    .s(worker)
                    .end();
        });
    }

    static String words(String code) {
        return switch (code) {
            case "WBRI" -> "White British";
            case "WIRI" -> "White Irish";
            case "WIRT" -> "Traveller of Irish heritage";
            case "WROM" -> "Gypsy or Roma";
            case "WOTH" -> "Any other White background";
            case "MWBC" -> "White and Black Caribbean";
            case "MWBA" -> "White and Black African";
            case "MWAS" -> "White and Asian";
            case "MOTH" -> "Any other Mixed background";
            case "AIND" -> "Indian";
            case "APKN" -> "Pakistani";
            case "ABAN" -> "Bangladeshi";
            case "AOTH" -> "Any other Asian background";
            case "BCRB" -> "Black Caribbean";
            case "BAFR" -> "Black African";
            case "CHNE" -> "Chinese";
            default -> "Any other ethnic group";
        };
    }
}
