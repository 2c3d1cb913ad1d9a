package org.kith.county.lives;

import java.util.ArrayList;
import java.util.List;
import org.kith.county.chance.Chance;
import org.kith.county.people.Family;
import org.kith.county.people.Neighbourhood;
import org.kith.county.people.World;

/// The lives of a neighbourhood's families, told one after the other.
public record Chronicle(World world, Workers workers, Neighbourhood neighbourhood, List<Story> stories) {

    public static Chronicle of(World world, Workers workers, Neighbourhood neighbourhood) {
        List<Story> stories = new ArrayList<>();
        Teller teller = new Teller(world, workers, neighbourhood);
        for (Family family : neighbourhood.families()) {
            stories.add(teller.tell(family));
        }
        return new Chronicle(world, workers, neighbourhood, stories);
    }

    /// What comes later depends on what came before: money and help come first, absence last.
    private static final class Teller {

        private final World world;
        private final Money money;
        private final Helping helping;
        private final Learning learning;
        private final Health health;
        private final Schooling schooling;
        private final Care care;
        private final Leaving leaving;
        private final Harm harm;
        private final Behaviour behaviour;
        private final Absence absence;
        private final Destinations destinations;
        private final Caring caring;

        Teller(World world, Workers workers, Neighbourhood neighbourhood) {
            this.world = world;
            money = new Money(world);
            helping = new Helping(world, workers);
            learning = new Learning(world);
            health = new Health(world);
            schooling = new Schooling(world, neighbourhood);
            care = new Care(world, neighbourhood);
            leaving = new Leaving(world);
            harm = new Harm(world);
            behaviour = new Behaviour(world);
            absence = new Absence(world);
            destinations = new Destinations(world);
            caring = new Caring(world);
        }

        Story tell(Family family) {
            Story story = new Story(family);
            Chance chance = Chance.of(world.seed(), 41, family.id());
            List<Life> born = story.lives().stream()
                    .filter(life -> life.person().born() < world.calendar().asOf())
                    .toList();
            money.live(story, chance);
            helping.live(story, chance);
            born.forEach(life -> learning.live(story, life, chance));
            born.forEach(life -> health.live(story, life, chance));
            schooling.live(story, chance);
            care.live(story, chance);
            born.forEach(leaving::live);
            harm.live(story, chance);
            born.forEach(life -> behaviour.live(story, life, chance));
            born.forEach(life -> absence.live(story, life, chance));
            born.forEach(life -> destinations.live(story, life, chance));
            born.forEach(life -> caring.live(story, life));
            return story;
        }
    }
}
