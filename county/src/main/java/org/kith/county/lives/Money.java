package org.kith.county.lives;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.chance.Chance;
import org.kith.county.people.Household;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// Benefits, free meals, tenancies, arrears and losing a home; and adults' treatment, which goes with them.
final class Money {

    private static final String FLIGHT = "domestic abuse";

    private final int asOf;
    private final int start;

    Money(World world) {
        asOf = world.calendar().asOf();
        start = world.calendar().start();
    }

    void live(Story story, Chance chance) {
        if (story.family().adults().isEmpty()) {
            return;
        }
        claims(story, chance);
        meals(story, chance);
        tenancy(story, chance);
        homelessness(story, chance);
        treatment(story, chance);
    }

    private void claims(Story story, Chance chance) {
        double likely = Math.min(
                0.93,
                Rates.LOW_INCOME
                        * Trend.FREE_MEALS.on(asOf)
                        * Math.pow(story.family().hardship(), 0.9));
        if (chance.happens(likely)) {
            boolean lasts = chance.happens(0.6);
            boolean before = chance.happens(Trend.FREE_MEALS.on(start) / Trend.FREE_MEALS.on(asOf));
            int from = lasts && !before ? start + chance.in(asOf - start) : claimed(lasts, chance);
            int until = lasts ? Days.NEVER : from + 300 + chance.days(900);
            boolean workless =
                    chance.happens(Math.min(0.8, 0.32 * Math.sqrt(story.family().hardship())));
            for (Person adult : story.family().adults()) {
                boolean together = adult == story.family().head()
                        || adult.householdOn(asOf) == story.family().head().householdOn(asOf);
                if (together) {
                    story.claims.add(new Story.Claim(adult, "UC", from, until, workless));
                }
            }
        }
        for (Person adult : story.family().adults()) {
            if (chance.happens(Math.min(0.3, 0.035 * story.family().hardship()))) {
                int from = start - 500 + chance.in(2_000);
                story.claims.add(new Story.Claim(adult, chance.oneOf("ESA", "PIP", "CA"), from, Days.NEVER, true));
            }
        }
    }

    /// Who claims for some years begins at any time, who goes on claiming has done so from before.
    private int claimed(boolean lasts, Chance chance) {
        return start - 1_900 + chance.in(lasts ? 1_600 : 1_900 + asOf - start);
    }

    private static void meals(Story story, Chance chance) {
        for (Story.Claim claim : story.claims) {
            if (claim.benefit().equals("UC")) {
                int from = claim.from() + chance.between(20, 200);
                // Since 2018 who has free meals keeps them through the phase.
                int until = claim.until() == Days.NEVER ? Days.NEVER : claim.until() + 700;
                story.lives().forEach(life -> life.freeMeals.add(new Span(from, until)));
                return;
            }
        }
    }

    private void tenancy(Story story, Chance chance) {
        double likely = Math.min(0.8, 0.12 * story.family().hardship());
        for (Household household : story.family().households()) {
            if (!chance.happens(likely) || household.hidden(asOf)) {
                continue;
            }
            var last = household.homes().getLast();
            int from = Math.max(last.from(), start - 2_000 + chance.in(2_500));
            int until = story.family().head().here(asOf) ? Days.NEVER : asOf - 200;
            int weeks = chance.happens(0.2 * Math.min(3, story.family().hardship())) ? 2 + chance.days(7) : 0;
            int arrearsFrom = weeks == 0 ? Days.NEVER : Math.max(from + 90, asOf - 1_200 + chance.in(1_200));
            List<Story.Notice> notices = new ArrayList<>();
            if (weeks > 8 && arrearsFrom + 80 < asOf && chance.happens(0.5)) {
                int on = arrearsFrom + 60;
                notices.add(new Story.Notice(
                        "NSP",
                        on,
                        chance.oneOf("payment plan", "withdrawn", "court", "open"),
                        on + chance.between(30, 200)));
            }
            if (from < until) {
                story.tenancies.add(new Story.Tenancy(
                        household,
                        chance.oneOf("COA", "HEA"),
                        from,
                        until,
                        chance.between(95, 190),
                        arrearsFrom,
                        weeks,
                        notices));
            }
        }
    }

    private void homelessness(Story story, Chance chance) {
        double ever = Math.min(0.6, Rates.HOMELESS * 5 * story.family().hardship());
        if (!chance.happens(ever)) {
            return;
        }
        int on = start + chance.in(asOf - start);
        if (!story.family().head().here(on)) {
            return;
        }
        boolean placed = chance.happens(0.35);
        int from = placed ? on + chance.between(5, 60) : 0;
        int until = placed ? from + 20 + chance.days(180) : 0;
        String reason = chance.oneOf(
                "end of private tenancy", FLIGHT, "family no longer willing", "relationship breakdown", "rent arrears");
        story.homelessness.add(new Story.Homelessness(
                on,
                reason,
                chance.oneOf("prevention", "relief", "main"),
                on + chance.between(30, 200),
                placed ? place(reason, chance.oneOf("B&B", "hostel", "leased flat")) : "",
                from,
                until));
    }

    /// Who flees is put in a refuge, where there is a place in one.
    private static String place(String reason, String otherwise) {
        return reason.equals(FLIGHT) && !otherwise.equals("B&B") ? "refuge" : otherwise;
    }

    private void treatment(Story story, Chance chance) {
        for (Person adult : story.family().adults()) {
            treat(
                    story,
                    adult,
                    "substance",
                    Rates.SUBSTANCE,
                    List.of("alcohol", "opiates", "cannabis", "cocaine"),
                    chance);
            treat(
                    story,
                    adult,
                    "mental-health",
                    Rates.MENTAL_HEALTH,
                    List.of("depression", "anxiety", "psychosis", "perinatal"),
                    chance);
        }
    }

    private void treat(Story story, Person adult, String service, double yearly, List<String> problems, Chance chance) {
        if (chance.happens(Math.min(0.6, yearly * 5 * story.family().hardship()))) {
            int referred = start + chance.in(asOf - start);
            if (adult.here(referred)) {
                int from = referred + chance.between(5, 70);
                int until = from + 30 + chance.days(210);
                String exit = until >= asOf ? "" : chance.oneOf("completed", "dropped out", "transferred", "completed");
                story.treatments.add(
                        new Story.Treatment(adult, service, chance.oneOf(problems), referred, from, until, exit));
            }
        }
    }
}
