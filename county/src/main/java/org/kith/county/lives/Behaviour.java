package org.kith.county.lives;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.people.World;
import org.kith.county.places.Setting;
import org.kith.county.time.Calendar;
import org.kith.county.time.Days;

/// Suspensions, exclusions and part-time timetables.
final class Behaviour {

    private static final List<String> REASONS = List.of("DB", "PP", "PA", "VP", "VA", "DM", "BU", "DA", "OW", "MT");

    private final World world;
    private final Calendar calendar;

    Behaviour(World world) {
        this.world = world;
        calendar = world.calendar();
    }

    void live(Story story, Life life, Chance chance) {
        double mood =
                Math.exp(1.25 * chance.normal() - 0.7) * Math.pow(story.family().hardship(), 0.6);
        double need = life.support == null && life.plan == null ? 0.75 : 1.9;
        int without = 0;
        int with = 0;
        int helped = 0;
        for (int year = Days.schoolYear(calendar.start()) - 1; year <= Days.schoolYear(calendar.asOf()); year++) {
            int grade = Days.schoolGrade(life.person().born(), year);
            double age = grade < 0 || grade > 12 ? 0 : grade < 7 ? 0.35 : grade < 12 ? 3.2 : 0.3;
            double often = Rates.SUSPENDED * Trend.SUSPENSIONS.on(Days.of(year + 1, 3, 31));
            double mean = Math.min(
                    14, often * 2.4 * mood * need * age * (life.person().male() ? 1.3 : 0.7));
            for (int n = chance.poisson(mean); n > 0; n--) {
                int on = schoolDay(year, chance);
                Story.Help help = story.easing(on);
                boolean eased = chance.happens(1 - Rates.EASES_SUSPENSION);
                if (help != null) {
                    without++;
                    helped = help.from();
                    with += eased ? 0 : 1;
                }
                if (help == null || !eased) {
                    suspend(life, on, mean, chance);
                }
            }
        }
        life.suspensions.sort((a, b) -> Integer.compare(a.on(), b.on()));
        if (without > 0) {
            story.effects.add(new Story.Effect(life.person(), helped, "suspension", without, with, true));
        }
        partTime(life, chance);
    }

    private int schoolDay(int year, Chance chance) {
        int day = Days.of(year, 9, 5) + chance.in(318);
        while (!calendar.open(day) && day < Days.of(year + 1, 7, 20)) {
            day++;
        }
        return day;
    }

    private void suspend(Life life, int on, double mean, Chance chance) {
        Life.@Nullable Enrolment roll = life.rollOn(on);
        if (roll == null || on >= calendar.asOf() || !roll.school().maintained()) {
            return;
        }
        if (life.suspensions.stream().anyMatch(other -> Math.abs(other.on() - on) < 8)) {
            return;
        }
        String reason = REASONS.get(chance.weighted(48, 14, 5, 13, 5, 3, 2, 4, 3, 3));
        boolean permanent = chance.happens(0.009 + Math.min(0.02, mean * 0.002))
                && roll.school().kind() == Setting.Kind.SECONDARY;
        int sessions = permanent ? 0 : 1 + Math.min(19, chance.days(4.2));
        life.suspensions.add(new Life.Suspension(roll.school(), on, sessions, permanent ? "PERM" : "SUSP", reason));
        if (permanent) {
            expel(life, roll, on);
        }
    }

    private void expel(Life life, Life.Enrolment roll, int on) {
        int left = on + 16;
        int at = life.rolls.indexOf(roll);
        if (left + 10 < roll.until()) {
            life.rolls.set(at, new Life.Enrolment(roll.school(), roll.from(), left));
            Setting unit = world.places().settings().stream()
                    .filter(setting -> setting.kind() == Setting.Kind.ALTERNATIVE)
                    .findFirst()
                    .orElseThrow();
            life.rolls.add(at + 1, new Life.Enrolment(unit, left + 5, roll.until()));
        }
    }

    private void partTime(Life life, Chance chance) {
        boolean likely = life.suspensions.size() > 2 || life.planOn(calendar.asOf());
        if (chance.happens(likely ? 0.06 : 0.002)) {
            int from = calendar.marksFrom() + chance.in(Math.max(1, calendar.asOf() - calendar.marksFrom()));
            life.partTime = new Span(from, from + chance.between(20, 120));
        }
    }
}
