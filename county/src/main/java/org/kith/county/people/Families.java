package org.kith.county.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.kith.county.chance.Chance;
import org.kith.county.places.Pyramid;
import org.kith.county.time.Days;

/// Fills a pyramid with families until it has its number of children.
public final class Families {

    private static final int OLDEST = 19;
    private static final int TRIES = 4_000;

    private final World world;
    private final Pyramid pyramid;
    private final Chance chance;
    private final FamilyMaker maker;
    private final Numbers numbers;
    private final List<Family> families = new ArrayList<>();
    private int children;

    private Families(World world, Pyramid pyramid) {
        this.world = world;
        this.pyramid = pyramid;
        chance = Chance.of(world.seed(), 21, pyramid.index());
        numbers = new Numbers(pyramid, world.places().pyramids().size());
        maker = new FamilyMaker(world, pyramid, chance);
    }

    public static Neighbourhood of(World world, Pyramid pyramid) {
        return new Families(world, pyramid).fill();
    }

    private Neighbourhood fill() {
        Kind[] kinds = Kind.values();
        for (int k = 1; k < kinds.length; k++) {
            Kind kind = kinds[k];
            for (int i = wanted(kind, k); i > 0; i--) {
                settle(maker.make(kind));
            }
        }
        for (int tries = 0; children < pyramid.children() && tries < TRIES + pyramid.children(); tries++) {
            settle(maker.make(Kind.PLAIN));
        }
        number();
        return new Neighbourhood(pyramid, numbers, List.copyOf(families));
    }

    /// Gives out NHS numbers, to children first, the youngest before all, then to adults, until the range reserved for
    /// tests is used up. From about 340,000 children on some adults have none, at 850,000 no adult has.
    private void number() {
        Stream<Person> youngest = families.stream()
                .flatMap(family -> family.children().stream())
                .sorted(Comparator.comparingInt(Person::born).reversed().thenComparingInt(Person::id));
        Stream<Person> adults = families.stream().flatMap(family -> family.adults().stream());
        Stream.concat(youngest, adults).forEach(person -> person.nhs(numbers.nhs()));
    }

    /// Each kind is somewhere in even the smallest county.
    private int wanted(Kind kind, int k) {
        double mean = kind.perTenThousand() * pyramid.children() / 10_000.0;
        int whole = (int) mean + (chance.happens(mean - (int) mean) ? 1 : 0);
        boolean forced = k % world.places().pyramids().size() == pyramid.index();
        return forced ? Math.max(1, whole) : whole;
    }

    private void settle(List<Family> made) {
        int more = made.stream().mapToInt(this::residents).sum();
        if (children + more <= pyramid.children()) {
            families.addAll(made);
            children += more;
        }
    }

    private int residents(Family family) {
        int asOf = world.calendar().asOf();
        return (int) family.children().stream()
                .filter(child -> child.here(asOf) && Days.age(child.born(), asOf) <= OLDEST)
                .count();
    }
}
