package org.kith.county.lives;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.people.Family;
import org.kith.county.people.Kind;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// Domestic abuse, going missing and offending, as the police meet them.
final class Harm {

    private final int asOf;
    private final int start;

    Harm(World world) {
        asOf = world.calendar().asOf();
        start = world.calendar().start();
    }

    void live(Story story, Chance chance) {
        abuse(story, chance);
        crimes(story, chance);
        for (Life life : story.lives()) {
            missing(story, life, chance);
            offences(story, life, chance);
        }
    }

    private void abuse(Story story, Chance chance) {
        Family family = story.family();
        if (family.adults().size() < 2) {
            return;
        }
        boolean known = family.kind() == Kind.REFUGE || family.kind() == Kind.VIOLENT_EX_PARTNER;
        double yearly = known ? 1.6 : Rates.ABUSE * Math.min(8, family.hardship());
        for (int day = start + chance.days(365 / yearly);
                day < asOf;
                day += chance.days(known ? 220 : 240 / Math.min(1, yearly * 6))) {
            Person victim = family.head();
            Person suspect = family.adults()
                    .get(1
                            + (family.kind() == Kind.PLAIN
                                    ? chance.in(family.adults().size() - 1)
                                    : 0));
            int on = day;
            List<Person> present = family.children().stream()
                    .filter(child ->
                            child.here(on) && child.age(on) < 18 && child.householdOn(on) == victim.householdOn(on))
                    .filter(child -> Chance.of(child.id(), on).happens(0.7))
                    .toList();
            String risk = List.of("STANDARD", "MEDIUM", "HIGH")
                    .get(chance.weighted(known ? 20 : 62, known ? 40 : 28, known ? 40 : 10));
            if (victim.here(on)) {
                story.incidents.add(new Story.Incident(on, victim, suspect, present, risk));
            }
        }
    }

    private void crimes(Story story, Chance chance) {
        for (Person adult : story.family().adults()) {
            double likely = 0.05 * Math.min(5, story.family().hardship()) * (adult.male() ? 1.6 : 0.4);
            if (chance.happens(Math.min(0.7, likely))) {
                int on = start + chance.in(asOf - start);
                story.crimes.add(new Story.Crime(
                        adult,
                        on,
                        chance.oneOf("THEFT", "VIOLENCE", "DRUGS", "PUBLIC ORDER", "DRIVING"),
                        chance.oneOf("CHARGED", "CAUTION", "NO FURTHER ACTION", "COMMUNITY RESOLUTION")));
            }
        }
    }

    private void missing(Story story, Life life, Chance chance) {
        double yearly = Rates.MISSING * Math.min(8, story.family().hardship()) * (life.care.isEmpty() ? 1 : 9);
        int day = Math.max(start, Days.plusYears(life.person().born(), 10)) + chance.days(365 / yearly);
        int grown = Math.min(asOf, Days.plusYears(life.person().born(), 18));
        while (day < grown) {
            if (life.person().here(day)) {
                boolean exploited = chance.happens(0.14);
                life.missing.add(new Life.Missing(
                        day,
                        day + chance.days(1.3) - 1 + (chance.happens(0.5) ? 1 : 0),
                        exploited ? "HIGH" : chance.oneOf("STANDARD", "MEDIUM", "MEDIUM"),
                        exploited));
            }
            // Who has gone once is likely to go again.
            day += chance.days(70);
            if (chance.happens(0.45)) {
                return;
            }
        }
    }

    private void offences(Story story, Life life, Chance chance) {
        double wild = Math.exp(chance.normal() - 0.5) * (life.person().male() ? 1.6 : 0.4);
        double yearly = Rates.OFFENCE * Math.min(8, story.family().hardship()) * wild;
        int day = Math.max(start, Days.plusYears(life.person().born(), 11)) + chance.days(365 / yearly);
        int grown = Math.min(asOf, Days.plusYears(life.person().born(), 18));
        Life.@Nullable Offence last = null;
        while (day < grown) {
            if (life.person().here(day)) {
                last = offence(day, last, chance);
                life.offences.add(last);
            }
            day += chance.days(260);
            if (chance.happens(0.55)) {
                return;
            }
        }
    }

    private static Life.Offence offence(int on, Life.@Nullable Offence last, Chance chance) {
        String what = chance.oneOf(
                "Theft", "Violence against the person", "Criminal damage", "Drugs", "Public order", "Motoring");
        int seriousness = 1 + chance.weighted(20, 35, 25, 12, 5, 3);
        boolean order = (last != null && chance.happens(0.6)) || seriousness > 4;
        String disposal = order
                ? chance.oneOf("Referral order", "Youth rehabilitation order")
                : chance.oneOf("Youth caution", "Community resolution", "Youth conditional caution");
        int from = on + chance.between(20, 90);
        return new Life.Offence(
                on, what, seriousness, disposal, order ? from : 0, order ? from + chance.between(90, 360) : 0);
    }
}
