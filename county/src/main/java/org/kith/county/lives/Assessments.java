package org.kith.county.lives;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.time.Days;

/// What follows a referral, step by step, with the time that each step takes.
final class Assessments {

    private static final List<String> FACTORS = List.of(
            "1B", "2B", "3A", "3B", "4A", "4B", "5A", "6A", "7A", "10A", "11A", "12A", "13A", "14A", "15A", "16A",
            "17A", "24A");
    private static final double[] BY_FACTOR = {15, 16, 14, 34, 26, 38, 10, 8, 6, 5, 5, 1, 3, 9, 7, 24, 26, 5};
    private static final Set<String> OF_OLDER_CHILDREN = Set.of("7A", "10A", "11A", "12A", "13A", "14A", "15A", "24A");
    private static final double[] BY_CATEGORY = {44, 9, 6, 40, 1};
    private static final List<String> CATEGORIES = List.of("NEG", "PHY", "SAB", "EMO", "MUL");

    Life.Need need(Life life, int on, String source, String code, int level, Life.@Nullable Care care, Chance chance) {
        if (level == 0) {
            return new Life.Need(
                    on, source, code, true, on + chance.between(1, 10), "", List.of(), 0, 0, List.of(), List.of());
        }
        List<Life.Assessment> assessments = List.of(new Life.Assessment(
                on + chance.in(3), on + chance.between(15, 58), factors(life, code, level, chance)));
        if (level == 1) {
            String closure = chance.happens(0.75) ? "RC8" : "RC9";
            return new Life.Need(
                    on,
                    source,
                    code,
                    false,
                    on + chance.between(30, 75),
                    closure,
                    assessments,
                    0,
                    0,
                    List.of(),
                    List.of());
        }
        int months = chance.weighted(13, 27, 27, 20, 13);
        int length = switch (months) {
            case 0 -> chance.between(50, 95);
            case 1 -> chance.between(90, 190);
            case 2 -> chance.between(180, 365);
            case 3 -> chance.between(365, 730);
            default -> 730 + chance.days(450);
        };
        if (code.equals("N2")) {
            length *= 2;
        }
        int closed = on + length;
        List<Life.Inquiry> inquiries = new ArrayList<>();
        List<Life.Protection> protections = new ArrayList<>();
        if (level >= 3) {
            int inquiry = on + chance.between(3, 60);
            int conference = level == 3 ? 0 : inquiry + chance.between(9, 17);
            inquiries.add(new Life.Inquiry(inquiry, conference));
            if (level == 4 || (level == 5 && chance.happens(0.4))) {
                int from = conference == 0 ? inquiry + 14 : conference;
                int until = from + chance.between(80, 460);
                protections.add(protection(from, until, life, chance));
                closed = Math.max(closed, until + chance.between(5, 200));
            }
        }
        if (care != null) {
            closed = Math.max(closed, care.until() + 30);
        }
        int grown = Days.plusYears(life.person().born(), 18);
        closed = Math.min(closed, Math.max(grown, on + 20));
        int lost = Math.min(
                Math.min(life.person().died(), life.person().ended()),
                life.person().stays().getLast().until());
        String closure = chance.oneOf("RC7", "RC7", "RC7", "RC9");
        if (lost < closed) {
            closed = Math.max(on + 1, lost);
            closure = life.person().died() == lost ? "RC2" : life.person().ended() == lost ? "RC1" : "RC5";
        }
        int planFrom = level == 2 ? on + chance.between(45, 80) : 0;
        boolean planned = planFrom > 0 && planFrom + 10 < closed;
        return new Life.Need(
                on,
                source,
                code,
                false,
                closed,
                closure,
                assessments,
                planned ? planFrom : 0,
                planned ? closed : 0,
                inquiries,
                protections);
    }

    private static List<String> factors(Life life, String code, int level, Chance chance) {
        if (level == 1 && chance.happens(0.3)) {
            return List.of("21");
        }
        List<String> found = new ArrayList<>();
        int wanted = 1 + chance.in(level + 1);
        if (code.equals("N2")) {
            found.add("6A");
        }
        if (life.person().family().turn() > 0 && level == 4 && chance.happens(0.5)) {
            found.add("3B");
        }
        for (int tries = 0; found.size() < wanted && tries < 20; tries++) {
            String factor = FACTORS.get(chance.weighted(BY_FACTOR));
            boolean older = OF_OLDER_CHILDREN.contains(factor);
            if (!found.contains(factor) && (!older || olderThanTen(life, chance))) {
                found.add(factor);
            }
        }
        return found;
    }

    private static boolean olderThanTen(Life life, Chance chance) {
        return !life.rolls.isEmpty() && chance.happens(0.7);
    }

    private static Life.Protection protection(int from, int until, Life life, Chance chance) {
        String category = CATEGORIES.get(chance.weighted(BY_CATEGORY));
        String latest = chance.happens(0.9) ? category : CATEGORIES.get(chance.weighted(BY_CATEGORY));
        List<Integer> reviews = new ArrayList<>();
        for (int day = from + chance.between(75, 92); day < until; day += chance.between(150, 185)) {
            reviews.add(day);
        }
        int before = (int) life.needs.stream()
                        .filter(need -> !need.protections().isEmpty())
                        .count()
                + (chance.happens(0.12) ? 1 : 0);
        return new Life.Protection(from, until, category, latest, before, reviews);
    }
}
