package org.kith.county.lives;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.people.Family;
import org.kith.county.people.Kind;
import org.kith.county.people.Neighbourhood;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.places.Home;
import org.kith.county.time.Days;

/// Times in care: where children are placed, with whom, and how it ends.
final class Placements {

    private final List<Family> fosterFamilies;
    private final int asOf;

    Placements(World world, Neighbourhood neighbourhood) {
        asOf = world.calendar().asOf();
        fosterFamilies = neighbourhood.families().stream()
                .filter(family -> family.kind() == Kind.FOSTER)
                .toList();
    }

    Life.Care care(Story story, Life life, int from, String code, Chance chance) {
        Person child = life.person();
        Kind kind = story.family().kind();
        int grown = Days.plusYears(child.born(), 18);
        int length = chance.happens(0.25) ? chance.between(10, 150) : 150 + chance.days(1_250);
        boolean adoption = child.ended() < Days.NEVER && kind == Kind.CARE_ADOPTION;
        int until = Math.min(from + length, grown);
        if (kind == Kind.SIBLINGS_APART) {
            until = grown;
        }
        // Who is with relatives mostly stays with them, by an order that ends the care.
        String end =
                until == grown ? "E13" : kind == Kind.KINSHIP ? "E45" : chance.oneOf("E4A", "E4A", "E4B", "E46", "E8");
        if (adoption) {
            until = child.ended();
            end = "E11";
        }
        int lost = Math.min(child.died(), child.stays().getLast().until());
        if (lost < until) {
            until = Math.max(from + 1, lost);
            end = child.died() == lost ? "E2" : "E3";
        }
        String legal = chance.happens(0.35) && !adoption ? "V2" : "C1";
        List<Life.Placement> placements = new ArrayList<>();
        int day = from;
        String began = "S";
        while (day < until) {
            int stay = placements.isEmpty() ? 30 + chance.days(220) : 60 + chance.days(700);
            int next = kind == Kind.KINSHIP || day + stay > until - 20 ? until : day + stay;
            boolean last = next == until;
            String place = place(kind, adoption && last, chance);
            boolean far = place.charAt(0) != 'Q' && chance.happens(place.startsWith("K") ? 0.6 : 0.25);
            Person carer = place.startsWith("U") && !far ? carer(story, life, place, chance) : null;
            if (place.equals("U1") && kind == Kind.KINSHIP) {
                carer = story.family().adults().get(story.family().adults().size() - 2);
                far = false;
            }
            placements.add(new Life.Placement(
                    day,
                    next,
                    began,
                    adoption && last ? "E1" : legal,
                    place,
                    provider(place, chance),
                    last ? end : "X1",
                    last ? "" : chance.oneOf("CARPL", "PLACE", "CHILD", "LAREQ", "CREQO"),
                    postcode(carer, far, day, child, chance),
                    far,
                    carer));
            if (legal.equals("C1") && day - from > 180) {
                legal = "C2";
            }
            began = legal.equals("C2") && day - from <= 180 ? "B" : "P";
            day = next;
        }
        return new Life.Care(from, until, code, placements, reviews(from, until, chance), false);
    }

    Life.Care alone(Life life, int from, Chance chance) {
        int until = Days.plusYears(life.person().born(), 18);
        String place = chance.oneOf("U4", "H5", "K2", "U4");
        Person carer = place.equals("U4") && !fosterFamilies.isEmpty()
                ? chance.oneOf(fosterFamilies).head()
                : null;
        Life.Placement only = new Life.Placement(
                from,
                until,
                "S",
                "V2",
                place,
                provider(place, chance),
                "E13",
                "",
                postcode(carer, false, from, life.person(), chance),
                false,
                carer);
        return new Life.Care(from, until, "N8", List.of(only), reviews(from, until, chance), true);
    }

    private static String place(Kind kind, boolean forAdoption, Chance chance) {
        if (forAdoption) {
            return chance.oneOf("A4", "A6");
        }
        if (kind == Kind.KINSHIP) {
            return "U1";
        }
        return List.of("U1", "U4", "U6", "K2", "P1", "H5", "R1", "S1").get(chance.weighted(13, 25, 31, 15, 6, 7, 1, 2));
    }

    private static String provider(String place, Chance chance) {
        return switch (place.charAt(0)) {
            case 'U' -> place.equals("U1") ? "PR1" : chance.happens(0.6) ? "PR1" : "PR4";
            case 'P' -> "PR0";
            default -> chance.happens(0.75) ? "PR4" : "PR2";
        };
    }

    private @Nullable Person carer(Story story, Life life, String place, Chance chance) {
        if (place.equals("U1") || fosterFamilies.isEmpty()) {
            return null;
        }
        if (Care.apart(story.family())) {
            return fosterFamilies
                    .get(story.lives().indexOf(life) % fosterFamilies.size())
                    .head();
        }
        // Brothers and sisters mostly stay together.
        return fosterFamilies
                .get(Math.floorMod(story.family().id() + chance.in(2), fosterFamilies.size()))
                .head();
    }

    private static String postcode(@Nullable Person carer, boolean far, int day, Person child, Chance chance) {
        if (far) {
            return chance.oneOf("EX", "BS", "PL", "SO", "RG", "TA")
                    + chance.between(1, 20)
                    + String.format(Locale.ROOT, " %d%c%c", chance.in(10), 'A' + chance.in(2), 'D' + chance.in(3));
        }
        Home home = carer == null ? child.homeOn(day) : carer.homeOn(day);
        return home == null ? "" : home.postcode();
    }

    private List<Integer> reviews(int from, int until, Chance chance) {
        List<Integer> reviews = new ArrayList<>();
        for (int day = from + 20;
                day < Math.min(until, asOf);
                day += reviews.size() < 2 ? 85 : chance.between(160, 185)) {
            reviews.add(day);
        }
        return reviews;
    }
}
