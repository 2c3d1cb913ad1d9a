package org.kith.county.lives;

import org.kith.county.chance.Chance;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.places.Setting;
import org.kith.county.places.Zone;
import org.kith.county.time.Days;

/// Early help, family hubs and charities.
final class Helping {

    private final World world;
    private final Workers workers;
    private final int asOf;
    private final int start;

    Helping(World world, Workers workers) {
        this.world = world;
        this.workers = workers;
        asOf = world.calendar().asOf();
        start = world.calendar().start();
    }

    void live(Story story, Chance chance) {
        earlyHelp(story, chance);
        hubs(story, chance);
        charities(story, chance);
    }

    private void earlyHelp(Story story, Chance chance) {
        double mean = 365 / (Rates.EARLY_HELP * Math.min(8, story.family().hardship()));
        Zone zone = story.family().area().zone();
        for (int day = start - 500 + chance.days(mean); day < asOf; day += 300 + chance.days(mean)) {
            int on = day;
            if (story.family().children().stream().noneMatch(child -> child.here(on) && child.age(on) < 18)) {
                continue;
            }
            int until = on + 40 + chance.days(170);
            boolean open = until >= asOf;
            String role = chance.oneOf(
                    "family support worker",
                    "family support worker",
                    "pastoral lead",
                    "health visitor",
                    "charity worker");
            String closure = open
                    ? ""
                    : chance.oneOf(
                            "goals met", "goals met", "stepped up to social care", "family withdrew", "moved away");
            int reviewed = on + (Math.min(until, asOf) - on) * chance.between(3, 10) / 10;
            String need = chance.oneOf(
                    "parenting",
                    "school attendance",
                    "mental health",
                    "domestic abuse",
                    "housing",
                    "money",
                    "behaviour",
                    "SEND");
            story.helps.add(new Story.Help(
                    on, open ? Days.NEVER : until, closure, workers.in(zone, role, chance), reviewed, need));
        }
    }

    private void hubs(Story story, Chance chance) {
        if (!chance.happens(0.42)) {
            return;
        }
        var hubs =
                world.places().settings(Setting.Kind.HUB, story.family().area().zone());
        Setting hub = hubs.get(story.family().pyramid().index() % hubs.size());
        for (Life life : story.lives()) {
            Person child = life.person();
            int from = Math.max(start, child.born() + 20);
            int until = Math.min(asOf, child.born() + 5 * 365);
            double gap = 25 + chance.days(60);
            for (int day = from + chance.days(gap); day < until; day += chance.days(gap)) {
                if (child.here(day) && Days.weekday(day) < 5) {
                    life.visits.add(new Life.Visit(
                            hub,
                            day,
                            chance.oneOf(
                                    "stay and play",
                                    "baby clinic",
                                    "rhyme time",
                                    "parenting course",
                                    "feeding support")));
                }
            }
        }
    }

    private void charities(Story story, Chance chance) {
        double yearly = 0.016 * Math.min(6, story.family().hardship());
        if (!chance.happens(yearly * 5)
                || story.family().adults().isEmpty()
                || story.lives().isEmpty()) {
            return;
        }
        int from = start + chance.in(asOf - start);
        int until = from + 30 + chance.days(150);
        Worker worker = workers.in(story.family().area().zone(), "charity worker", chance);
        String charity = chance.oneOf("HOM", "HAR", "LAN");
        String service = chance.oneOf("befriending", "mentoring", "counselling", "food and fuel", "young carers");
        Person person = charity.equals("HOM")
                ? story.family().head()
                : chance.oneOf(story.family().children());
        if (person.here(from)) {
            story.charities.add(new Story.Charity(person, charity, service, from, until, worker));
        }
    }
}
