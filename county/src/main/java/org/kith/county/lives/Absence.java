package org.kith.county.lives;

import java.util.List;
import org.kith.county.chance.Chance;
import org.kith.county.people.World;
import org.kith.county.time.Days;
import org.kith.county.time.Term;

/// How much school each child misses, term by term: habit, hardship, age, and a few who hardly come at all.
final class Absence {

    private final List<Term> terms;

    Absence(World world) {
        terms = world.calendar().terms();
    }

    void live(Story story, Life life, Chance chance) {
        if (life.rolls.isEmpty()) {
            return;
        }
        life.absence = new float[terms.size()];
        double habit = chance.normal();
        double hardship = Math.pow(story.family().hardship(), 0.3);
        double refusing = 0.2 * Math.pow(story.family().hardship(), 0.7);
        double inclined = chance.real();
        int refusesFrom = Days.plusYears(life.person().born(), 9 + chance.in(6)) + chance.in(365);
        int refusesUntil = refusesFrom + chance.between(300, 1_800);
        double without = 0;
        double with = 0;
        for (int t = 0; t < terms.size(); t++) {
            Term term = terms.get(t);
            int grade = Days.schoolGrade(life.person().born(), term.schoolYear());
            double level = (grade > 6 ? 0.052 : 0.040) * Trend.ABSENCE.on(term.from());
            level *= hardship * Math.exp(0.55 * habit + 0.3 * chance.normal());
            if (life.supportOn(term.from()) || life.planOn(term.from())) {
                level *= 1.4;
            }
            boolean refuses = inclined < refusing * Trend.SEVERE_ABSENCE.on(term.from());
            if (refuses && term.from() >= refusesFrom && term.from() < refusesUntil) {
                level = 0.35 + 0.5 * chance.real();
            }
            Story.Help help = story.easing(term.until());
            if (help != null && help.from() < term.from() + 20) {
                without += level;
                level *= Rates.EASES_ABSENCE;
                with += level;
            }
            life.absence[t] = (float) Math.min(0.98, level);
        }
        if (without > 0) {
            story.effects.add(
                    new Story.Effect(life.person(), story.helps.getFirst().from(), "absence", without, with, true));
        }
    }
}
