package org.kith.county.agencies.casework;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kith.county.agencies.Agency;
import org.kith.county.chance.Chance;
import org.kith.county.files.Deliveries;
import org.kith.county.files.Delivery;
import org.kith.county.files.Sheets;
import org.kith.county.files.Style;
import org.kith.county.files.Table;
import org.kith.county.lives.Chronicle;
import org.kith.county.lives.Life;
import org.kith.county.lives.Workers;
import org.kith.county.people.Person;
import org.kith.county.people.World;
import org.kith.county.time.Days;

/// The SSDA903 return on children looked after, each year to 31 March, and the year so far.
public final class ChildrenInCare implements Agency {

    private static final String SOURCE = "children-in-care";

    private record Year(int ends, int from, int until, Map<String, Delivery> tables) {
        Delivery table(String name) {
            return Objects.requireNonNull(tables.get(name), name);
        }
    }

    private final World world;
    private final Workers workers;
    private final List<Year> years = new ArrayList<>();

    public ChildrenInCare(World world, Workers workers, Deliveries all) {
        this.world = world;
        this.workers = workers;
        int asOf = world.calendar().asOf();
        for (int ends = Days.year(world.calendar().start()) + 1; Days.of(ends - 1, 4, 1) < asOf; ends++) {
            int from = Days.of(ends - 1, 4, 1);
            int until = Math.min(asOf, Days.of(ends, 4, 1));
            int received = Math.min(asOf, Days.of(ends, 6, 1));
            Map<String, Delivery> tables = new HashMap<>();
            for (String table : List.of(
                    "header",
                    "episodes",
                    "reviews",
                    "uasc",
                    "oc2",
                    "oc3",
                    "ad1",
                    "placed_for_adoption",
                    "previous_permanence",
                    "missing",
                    "sw_episodes")) {
                if (ends >= 2024 || !table.equals("sw_episodes")) {
                    tables.put(
                            table,
                            all.add(
                                    SOURCE,
                                    table,
                                    ends + "_" + table + ".csv",
                                    header(table),
                                    Delivery.Kind.YEAR_TO_DATE,
                                    from,
                                    until,
                                    received,
                                    Style.WINDOWS));
                }
            }
            years.add(new Year(ends, from, until, tables));
        }
    }

    private static String header(String table) {
        return switch (table) {
            case "header" -> "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB";
            case "episodes" ->
                "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,PL_DISTANCE";
            case "reviews" -> "CHILD,DOB,REVIEW,REVIEW_CODE";
            case "uasc" -> "CHILD,SEX,DOB,DUC";
            case "oc2" ->
                "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED";
            case "oc3" -> "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM";
            case "ad1" -> "CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR";
            case "placed_for_adoption" -> "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED";
            case "previous_permanence" -> "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM";
            case "missing" -> "CHILD,DOB,MISSING,MIS_START,MIS_END";
            default -> "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON";
        };
    }

    @Override
    public void tell(Chronicle chronicle, Sheets sheets) {
        chronicle
                .stories()
                .forEach(story -> story.lives().forEach(life -> {
                    if (!life.care.isEmpty()) {
                        years.forEach(year -> new Return(year, life, sheets).write());
                    }
                }));
    }

    /// One child in one year's return.
    private final class Return {

        private final Year year;
        private final Life life;
        private final Sheets sheets;
        private final Person child;
        private final String id;
        private final Chance chance;

        Return(Year year, Life life, Sheets sheets) {
            this.year = year;
            this.life = life;
            this.sheets = sheets;
            child = life.person();
            id = CaseIds.of(child);
            chance = Chance.of(world.seed(), 81, child.id(), year.ends());
        }

        void write() {
            List<Life.Care> here = life.care.stream()
                    .filter(care -> care.from() < year.until() && care.until() > year.from())
                    .toList();
            Life.@Nullable Leaving leaving = leaving();
            if (here.isEmpty() && leaving == null) {
                return;
            }
            sheets.known(SOURCE, id, child);
            sheets.of(year.table("header"))
                    .s(id)
                    .s(sex())
                    .d(child.born())
                    .s(child.ethnicity())
                    .s(child.upn() == null || life.rolls.isEmpty() ? "UN1" : child.upn())
                    .s(child.male() ? "" : "0")
                    .blank(1)
                    .end();
            here.forEach(this::spell);
            if (leaving != null) {
                row("oc3")
                        .s(leaving.inTouch() ? "YES" : "NO")
                        .s(leaving.activity())
                        .s(leaving.accommodation())
                        .end();
            }
        }

        private Table row(String table) {
            return sheets.of(year.table(table)).s(id).d(child.born());
        }

        private String sex() {
            return year.ends() >= 2025 ? child.male() ? "M" : "F" : child.male() ? "1" : "2";
        }

        /// Former looked after children whose 19th, 20th or 21st birthday falls in the year.
        private Life.@Nullable Leaving leaving() {
            for (Life.Leaving one : life.leaving) {
                if (one.on() >= year.from() && one.on() < year.until()) {
                    return one;
                }
            }
            return null;
        }

        private void spell(Life.Care care) {
            care.placements().forEach(placement -> episode(care, placement));
            for (int review : care.reviews()) {
                if (review >= year.from() && review < year.until()) {
                    row("reviews")
                            .d(review)
                            .s(
                                    child.age(review) < 4
                                            ? "PN0"
                                            : chance.oneOf("PN1", "PN1", "PN1", "PN2", "PN3", "PN5", "PN7"))
                            .end();
                }
            }
            if (care.unaccompanied()) {
                sheets.of(year.table("uasc"))
                        .s(id)
                        .s(sex())
                        .d(child.born())
                        .d(Days.plusYears(child.born(), 18))
                        .end();
            }
            int end = year.until();
            if (care.from() <= end - 365 && care.until() >= end) {
                health();
            }
            if (care.until() < year.until()) {
                permanence(care);
            } else {
                row("previous_permanence").s("Z1").blank(2).end();
            }
            life.missing.stream()
                    .filter(one -> one.from() >= Math.max(year.from(), care.from())
                            && one.from() < Math.min(year.until(), care.until()))
                    .forEach(one -> row("missing")
                            .s(chance.happens(0.9) ? "M" : "A")
                            .d(one.from())
                            .d(one.until())
                            .end());
            if (year.ends() >= 2024) {
                int from = Math.max(care.from(), year.from() - 200);
                row("sw_episodes")
                        .s(workers.in(child.family().area().zone(), "social worker", chance)
                                .id())
                        .d(from)
                        .d(care.until() < year.until() ? care.until() : 0)
                        .s(care.until() < year.until() ? "OTHERS" : "")
                        .end();
            }
        }

        private void episode(Life.Care care, Life.Placement one) {
            if (one.from() >= year.until() || one.until() <= year.from()) {
                return;
            }
            boolean over = one.until() < year.until();
            String place = year.ends() >= 2025 && one.place().equals("H5") ? "K3" : one.place();
            var home = child.homeOn(care.from());
            sheets.of(year.table("episodes"))
                    .s(id)
                    .d(one.from())
                    .s(one.began())
                    .s(one.legal())
                    .s(care.code())
                    .s(place)
                    .s(one.provider())
                    .d(over ? one.until() : 0)
                    .s(over ? one.ended() : "")
                    .s(over ? one.changed() : "")
                    .s(home == null ? "" : home.postcode())
                    .s(one.postcode())
                    .s(place.startsWith("K") ? Integer.toString(2_500_000 + child.id() % 900) : "")
                    .s(care.unaccompanied() ? "" : miles(one))
                    .end();
        }

        /// To a tenth, as the return has it. Who is placed far away is more than twenty miles from home.
        private String miles(Life.Placement one) {
            int tenths = Math.floorMod(31 * child.id() + one.from(), one.far() ? 700 : 190);
            return one.far() ? 21 + tenths / 10 + "." + (1 + tenths % 9) : tenths / 10 + "." + tenths % 10;
        }

        private void health() {
            int age = child.age(year.until());
            boolean scored = age >= 4 && age <= 16 && chance.happens(0.8);
            row("oc2")
                    .s(scored ? Integer.toString(chance.between(3, 30)) : "")
                    .s(age >= 4 && age <= 16 && !scored ? "SDQ2" : "")
                    .i(life.offences.isEmpty() ? 0 : 1)
                    .s(age < 5 ? "1" : "")
                    .i(chance.happens(0.8) ? 1 : 0)
                    .i(chance.happens(0.85) ? 1 : 0)
                    .i(chance.happens(0.9) ? 1 : 0)
                    .i(age > 12 && chance.happens(0.08) ? 1 : 0)
                    .i(0)
                    .i(0)
                    .end();
        }

        private void permanence(Life.Care care) {
            if (child.ended() != care.until()) {
                return;
            }
            Life.Placement last = care.placements().getLast();
            row("ad1")
                    .d(care.from() + 90)
                    .d(last.from() - 20)
                    .s(last.place().equals("A4") ? "0" : "1")
                    .s("2")
                    .s("MF")
                    .s("L11")
                    .end();
            row("placed_for_adoption").d(last.from()).d(0).s("").end();
        }
    }
}
