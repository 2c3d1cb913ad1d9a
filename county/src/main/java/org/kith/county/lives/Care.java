package org.kith.county.lives;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kith.county.chance.Chance;
import org.kith.county.lives.Life.Contact;
import org.kith.county.people.Family;
import org.kith.county.people.Kind;
import org.kith.county.people.Neighbourhood;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// Contacts, referrals and what social care does then: assessment, a plan, protection, care.
final class Care {

    private static final List<String> SOURCES =
            List.of("1A", "2A", "3A", "3B", "3E", "4", "5A", "5B", "5D", "6", "7", "8", "9");
    private static final double[] BY_SOURCE = {9, 21, 3, 5, 4, 2, 3, 4, 5, 28, 4, 5, 3};
    private static final List<String> CODES = List.of("N1", "N2", "N3", "N4", "N5", "N6", "N8");
    private static final double[] BY_CODE = {57, 9, 4, 10, 13, 4, 3};
    private static final int HISTORY = 1_500;
    private static final int CHILDHOOD = 6_570;

    private final Neighbourhood neighbourhood;
    private final Placements placements;
    private final Assessments assessments = new Assessments();
    private final int asOf;
    private final int start;

    Care(World world, Neighbourhood neighbourhood) {
        this.neighbourhood = neighbourhood;
        placements = new Placements(world, neighbourhood);
        asOf = world.calendar().asOf();
        start = world.calendar().start();
    }

    void live(Story story, Chance chance) {
        Family family = story.family();
        double hardship = Math.min(9, family.hardship());
        referrals(story, hardship, chance);
        loneContacts(story, hardship, chance);
        certain(story, chance);
        story.lives().forEach(life -> life.needs.sort((a, b) -> Integer.compare(a.referred(), b.referred())));
    }

    private void referrals(Story story, double hardship, Chance chance) {
        double mean = 365 / (Rates.REFERRAL * hardship * Trend.REFERRALS.most());
        int without = 0;
        int with = 0;
        for (int day = start - CHILDHOOD + chance.days(mean); day < asOf; day += chance.days(mean)) {
            if (!chance.happens(Trend.REFERRALS.on(day) / Trend.REFERRALS.most())) {
                continue;
            }
            Story.Help help = story.easing(day);
            boolean eased = chance.happens(1 - Rates.EASES_REFERRAL);
            if (help != null) {
                without++;
                with += eased ? 0 : 1;
            }
            if (help == null || !eased) {
                refer(story, day, hardship, chance);
            }
            day += 25;
        }
        if (without > 0) {
            story.effects.add(new Story.Effect(null, story.helps.getFirst().from(), "referral", without, with, true));
        }
    }

    private void refer(Story story, int day, double hardship, Chance chance) {
        int level = level(hardship, day, chance);
        if (level < 5 && day < start - HISTORY) {
            return; // of so long ago only care may still be told of
        }
        String source = SOURCES.get(chance.weighted(BY_SOURCE));
        String code = CODES.get(chance.weighted(BY_CODE));
        List<Life> young = story.lives().stream()
                .filter(life -> life.person().here(day) && life.person().age(day) < 18)
                .toList();
        if (young.isEmpty()) {
            return;
        }
        Life first = chance.oneOf(young);
        for (Life life : young) {
            if (life == first || (!code.equals("N2") && chance.happens(0.62))) {
                open(story, life, day, source, code, level, chance);
            }
        }
    }

    /// 0 nothing done, 1 assessed only, 2 in need, 3 inquiry, 4 protection plan, 5 care.
    private static int level(double hardship, int day, Chance chance) {
        double u = chance.real();
        // Where fewer are referred, those who are come to more.
        double graver = Math.min(1.5, 0.8 + 0.08 * hardship) / Trend.REFERRALS.on(day);
        if (u < Rates.CARE * Trend.CARE.on(day) * graver) {
            return 5;
        }
        u = chance.real();
        if (u < Rates.PROTECTION * Trend.PROTECTION.on(day) * graver) {
            return 4;
        }
        u = chance.real();
        if (u < Rates.REFERRED_NOTHING_DONE) {
            return 0;
        }
        u = chance.real();
        return u < Rates.ASSESSED_NOT_IN_NEED ? 1 : chance.happens(Rates.INQUIRY) ? 3 : 2;
    }

    private void open(Story story, Life life, int on, String source, String code, int level, Chance chance) {
        if (life.needs.stream().anyMatch(need -> need.closed() > on)) {
            life.contacts.add(new Contact(on, source, reason(code), "information and advice", 0));
            return;
        }
        life.known(on);
        life.contacts.add(new Contact(on, source, reason(code), "referral", on + chance.in(3)));
        Life.@Nullable Care care =
                level == 5 ? placements.care(story, life, on + chance.between(20, 200), code, chance) : null;
        life.needs.add(assessments.need(life, on, source, code, level, care, chance));
        if (care != null) {
            life.care.add(care);
        }
        // Some come back within the year.
        int closed = life.needs.getLast().closed();
        int again = closed + 10 + chance.in(200);
        if (closed - on < 160
                && again < asOf
                && life.person().here(again)
                && life.person().age(again) < 18
                && chance.happens(0.25)) {
            open(story, life, again, source, code, Math.max(1, level - 1), chance);
        }
    }

    private void loneContacts(Story story, double hardship, Chance chance) {
        double mean = 365 / (Rates.CONTACT_WITHOUT_REFERRAL * hardship);
        for (int day = start + chance.days(mean); day < asOf; day += chance.days(mean)) {
            String source = SOURCES.get(chance.weighted(BY_SOURCE));
            int on = day;
            String outcome = List.of("no further action", "information and advice", "early help")
                    .get(chance.weighted(60, 27, 13));
            String reason = reason(CODES.get(chance.weighted(BY_CODE)));
            for (Life life : story.lives()) {
                if (life.person().here(on) && life.person().age(on) < 18 && chance.happens(0.7)) {
                    life.known(on);
                    life.contacts.add(new Contact(on, source, reason, outcome, 0));
                }
            }
        }
    }

    private static String reason(String code) {
        return switch (code) {
            case "N1" -> "abuse or neglect";
            case "N2" -> "disability";
            case "N3" -> "parental illness";
            case "N4" -> "family in stress";
            case "N5" -> "family dysfunction";
            case "N6" -> "behaviour";
            default -> "absent parenting";
        };
    }

    /// Stories whose kind says what social care did.
    private void certain(Story story, Chance chance) {
        Family family = story.family();
        for (Life life : story.lives()) {
            Person child = life.person();
            int turn = family.turn();
            boolean young = turn > 0 && child.age(turn) < 18 && child.born() < turn && child.adoptedFrom() == null;
            switch (family.kind()) {
                case UNACCOMPANIED -> alone(story, life, chance);
                case KINSHIP -> placeIf(young && family.id() % 5 == 0, story, life, turn - 20, "N1", chance);
                case SIBLINGS_APART -> placeIf(young, story, life, turn, "N1", chance);
                case CARE_ADOPTION ->
                    placeIf(
                            child.ended() < Days.NEVER,
                            story,
                            life,
                            Math.max(child.born() + 5, child.ended() - 480),
                            "N1",
                            chance);
                case REFUGE, VIOLENT_EX_PARTNER -> {
                    if (young) {
                        open(story, life, turn - 15, "6", "N1", 4, chance);
                    }
                }
                case BABY_EXPECTED -> expected(story, life, chance);
                case PLAIN,
                        STEP_ADOPTION,
                        TRAVELLERS,
                        TWINS_ONE_INITIAL,
                        COUSINS_ONE_NAME,
                        FATHER_AND_SON,
                        CHILD_DIED,
                        TWO_HOUSEHOLDS,
                        FOSTER -> {}
            }
        }
    }

    /// A third of the babies expected in a family that is known are referred before they are born.
    private void expected(Story story, Life life, Chance chance) {
        if (life.person().born() > asOf && chance.happens(0.3)) {
            int on = asOf - chance.between(10, 70);
            life.known(on);
            life.contacts.add(new Contact(on, "3F", "abuse or neglect", "referral", on));
            life.needs.add(assessments.need(life, on, "3F", "N1", story.lives().size() > 2 ? 4 : 2, null, chance));
        }
    }

    private void placeIf(boolean wanted, Story story, Life life, int on, String code, Chance chance) {
        if (wanted) {
            life.care.clear();
            life.needs.removeIf(need -> need.closed() > on - 60);
            Life.Care care = placements.care(story, life, on, code, chance);
            life.known(on - 60);
            life.needs.add(assessments.need(life, on - 60, "6", code, 5, care, chance));
            life.care.add(care);
        }
    }

    private void alone(Story story, Life life, Chance chance) {
        int arrived = story.family().turn();
        life.needs.clear();
        life.care.clear();
        life.contacts.clear();
        Life.Care care = placements.alone(life, arrived, chance);
        life.known(arrived);
        life.contacts.add(new Contact(arrived, "6", "absent parenting", "referral", arrived));
        life.needs.add(assessments.need(life, arrived, "6", "N8", 5, care, chance));
        life.care.add(care);
    }

    Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    static boolean apart(Family family) {
        return family.kind() == Kind.SIBLINGS_APART;
    }
}
