package org.kith.county.lives;

import java.util.List;
import org.kith.county.chance.Chance;
import org.kith.county.people.World;
import org.kith.county.places.Setting;
import org.kith.county.time.Days;

/// Special educational needs: support in school, requests and plans.
final class Learning {

    private static final List<String> NEEDS =
            List.of("SLCN", "SEMH", "ASD", "SPLD", "MLD", "SLD", "PD", "HI", "VI", "OTH");

    private final World world;
    private final int asOf;

    Learning(World world) {
        this.world = world;
        asOf = world.calendar().asOf();
    }

    void live(Story story, Life life, Chance chance) {
        double weight =
                Math.pow(story.family().hardship(), 0.45) * (life.person().male() ? 1.3 : 0.7);
        double z = chance.real();
        double plans = 0.075 * weight * Trend.PLANS.on(asOf);
        double support = 0.2 * weight;
        String need = NEEDS.get(chance.weighted(24, 26, 22, 9, 8, 4, 3, 2, 1, 1));
        int from = Days.plusYears(life.person().born(), 3 + chance.in(8)) + chance.in(365);
        if (z < plans) {
            plan(story, life, need, from, chance);
        } else if (z < plans + 0.012) {
            refused(life, story, need, chance);
        }
        if (z < plans + support) {
            life.support = new Life.SenSupport(from - 200, chance.happens(0.2) ? from + 900 : Days.NEVER, need);
        }
    }

    private void plan(Story story, Life life, String need, int from, Chance chance) {
        // Plans have become more common: the more there are than five years ago, the more begin in these.
        boolean newly = chance.happens(1 - Trend.PLANS.on(asOf - 1_800) / Trend.PLANS.on(asOf));
        int requested = newly ? asOf - chance.between(20, 1_800) : from;
        int oldest = Days.plusYears(life.person().born(), 2);
        requested = Math.max(requested, oldest);
        int decided = requested + chance.between(20, 50);
        int assessed = decided + chance.between(60, 130);
        int begins = assessed + chance.between(10, 45);
        String second = chance.happens(0.4) ? NEEDS.get(chance.weighted(24, 26, 22, 9, 8, 4, 3, 2, 1, 1)) : "";
        Setting named = world.places()
                .settings(Setting.Kind.SPECIAL, story.family().area().zone())
                .getFirst();
        int ends = Days.plusYears(life.person().born(), chance.happens(0.5) ? 19 : 23) + chance.in(300);
        life.plan = new Life.Plan(
                requested,
                decided <= asOf ? decided : 0,
                true,
                assessed <= asOf ? assessed : 0,
                begins <= asOf ? begins : 0,
                ends,
                need,
                second.equals(need) ? "" : second,
                named);
    }

    private void refused(Life life, Story story, String need, Chance chance) {
        int requested = asOf - chance.between(30, 1_600);
        if (life.person().age(requested) >= 3 && life.person().age(requested) < 18) {
            Setting named = world.places()
                    .settings(Setting.Kind.SPECIAL, story.family().area().zone())
                    .getFirst();
            life.plan = new Life.Plan(requested, requested + 40, false, 0, 0, 0, need, "", named);
        }
    }
}
