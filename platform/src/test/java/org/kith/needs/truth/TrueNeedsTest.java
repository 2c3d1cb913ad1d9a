package org.kith.needs.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.matching.Untold;
import org.kith.needs.rules.RuleFile;
import org.kith.partners.Vocabulary;
import org.kith.strategy.SchoolYear;

/// A mother (1), born in 2006, and her children: 2, born in January of this year, and 3, born in 2016. Files tell until
/// the end of October, of rent until the end of September, schools' lists until today.
class TrueNeedsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final LocalDate TOLD = LocalDate.of(2026, 10, 31);
    private static final LocalDate TOLD_OF_RENT = LocalDate.of(2026, 9, 30);
    private static final Path STRATEGY = Path.of("..", "strategies", "dorset");
    private static final Map<String, String> HEADINGS = Map.of(
            "people", "person,family,role,born_on,died_on",
            "ties", "person,adult,relation,from_on,until_on",
            "events", "person,event,code,starts_on,ends_on,amount",
            "homes", "household,event,code,starts_on,ends_on,amount",
            "households", "household,person,from_on,until_on",
            "attendance", "person,from,possible,missed,unauthorised,part_time");

    @TempDir
    private Path truth;

    private final Map<String, String> written = new HashMap<>(Map.of("people", """
            1,1,adult,2006-05-01,
            2,1,child,2026-01-10,
            3,1,child,2016-01-10,
            """, "ties", """
            2,1,mother,2026-01-10,
            3,4,mother,2016-01-10,
            """, "households", """
            9,1,2000-01-01,
            9,2,2026-01-10,
            9,3,2016-01-10,
            """));

    @Test
    void aParentUnderTwentyIsAYoungParentUntilTheSecondBirthday() {
        assertThat(of("young-parent")).containsExactly("2");
        people("1,1,adult,2006-01-09,");
        assertThat(of("young-parent")).as("20 the day before").isEmpty();
        written.put("ties", "2,1,mother,2026-01-10,\n2,5,father,2026-01-10,\n");
        written.merge("people", "5,5,adult,2008-05-01,\n", String::concat);
        assertThat(of("young-parent")).as("the father").containsExactly("2");
        people("1,1,adult,2007-01-09,");
        written.put("households", "9,2,2026-01-10,2026-06-01\n");
        assertThat(of("young-parent")).as("who has left").isEmpty();
    }

    @Test
    void whoeverLivedThereWhenANoticeWasServedHasAHomeAtRisk() {
        written.put("homes", "9,possession-notice,open,2026-08-01,,0\n");
        assertThat(of("home-at-risk")).containsExactlyInAnyOrder("2", "3");
        written.put("homes", "9,possession-notice,withdrawn,2026-08-01,2026-10-01,0\n");
        assertThat(of("home-at-risk")).isEmpty();
        written.put("homes", "9,possession-notice,withdrawn,2026-08-01,2026-11-10,0\n");
        assertThat(of("home-at-risk")).as("not known to be withdrawn").hasSize(2);
        written.put("homes", "9,possession-notice,open,2026-01-05,,0\n");
        assertThat(of("home-at-risk")).as("long ago").isEmpty();
        written.put("homes", "8,possession-notice,open,2026-08-01,,0\n");
        assertThat(of("home-at-risk")).as("elsewhere").isEmpty();
    }

    @Test
    void rentMoreThanEightWeeksBehindPutsAHomeAtRisk() {
        written.put("homes", "9,rent-arrears,,2025-01-01,,9\n");
        assertThat(of("home-at-risk")).containsExactlyInAnyOrder("2", "3");
        written.put("homes", "9,rent-arrears,,2025-01-01,,8\n");
        assertThat(of("home-at-risk")).isEmpty();
        written.put("homes", "9,rent-arrears,,2026-09-20,,20\n");
        assertThat(of("home-at-risk")).as("not yet so far behind").isEmpty();
        written.put("homes", "9,rent-arrears,,2026-08-20,,20\n");
        assertThat(of("home-at-risk"))
                .as("only after the last that is told of rent")
                .isEmpty();
        written.put("homes", "9,rent-arrears,,2026-08-01,,20\n");
        assertThat(of("home-at-risk")).as("eight weeks by then").hasSize(2);
        written.put("homes", "9,rent-arrears,,2025-01-01,2026-02-01,20\n");
        assertThat(of("home-at-risk")).as("paid or left long ago").isEmpty();
    }

    @Test
    void aReviewIsMissedWhereNoneWasHeldWhetherOrNotItWasDueHere() {
        people("3,1,child,2024-03-20,");
        written.put("households", "9,3,2024-03-20,\n");
        assertThat(of("two-year-review-missed")).containsExactly("3");
        written.put(
                "events", "3,health-review-missed,2-2.5-year,2026-08-20,,0\n3,health-review,12-month,2025-03-20,,0\n");
        assertThat(of("two-year-review-missed")).containsExactly("3");
        written.put("events", "3,health-review,2-2.5-year,2026-09-01,,0\n");
        assertThat(of("two-year-review-missed")).as("held").isEmpty();
        written.put("events", "3,health-review,2-2.5-year,2026-11-10,,0\n");
        assertThat(of("two-year-review-missed"))
                .as("no file tells yet that it was held")
                .containsExactly("3");
        written.put("events", "");
        written.put("households", "9,3,2024-03-20,2026-09-01\n");
        assertThat(of("two-year-review-missed")).as("who has left").isEmpty();
        people("3,1,child,2024-04-20,");
        written.put("households", "9,3,2024-04-20,\n");
        assertThat(of("two-year-review-missed"))
                .as("31 months old since the last day that is told of")
                .isEmpty();
    }

    @Test
    void aPlanThatEndedWithNobodyLeftToHelpIsWithoutHelp() {
        var ended = "3,legal-status,child-in-need,2025-09-01,2026-08-01,0\n";
        written.put("events", ended);
        assertThat(of("plan-ended-without-help")).containsExactly("3");
        written.put("events", ended + "3,protection-plan,NEG,2026-01-01,,0\n");
        assertThat(of("plan-ended-without-help")).as("protected").isEmpty();
        written.put("events", ended + "1,early-help,money,2026-07-01,2026-10-02,0\n");
        assertThat(of("plan-ended-without-help")).as("the family was helped").isEmpty();
        written.put("events", ended + "3,voluntary-help,mentoring,2026-08-20,2026-10-02,0\n");
        assertThat(of("plan-ended-without-help")).as("a charity helped").isEmpty();
        written.put("events", ended + "3,voluntary-help,mentoring,2026-08-20,2026-10-01,0\n");
        assertThat(of("plan-ended-without-help"))
                .as("it has not for 30 days, as far as is told")
                .containsExactly("3");
        written.put("events", "3,legal-status,child-in-need,2025-09-01,2026-11-10,0\n");
        assertThat(of("plan-ended-without-help")).as("lately").isEmpty();
        written.put("events", "3,legal-status,child-in-need,2025-09-01,2026-04-10,0\n");
        assertThat(of("plan-ended-without-help")).as("long ago").isEmpty();
    }

    @Test
    void theLastBirthdaySaysWhetherACareLeaverIsInTouch() {
        people("3,1,child,2006-01-10,");
        written.put("events", "3,care-leaver,F1,2025-01-10,,1\n3,care-leaver,0,2026-01-10,,0\n");
        assertThat(of("care-leaver-out-of-touch")).containsExactly("3");
        written.put("events", "3,care-leaver,G5,2025-01-10,,1\n");
        assertThat(of("care-leaver-out-of-touch"))
                .as("neither learns nor works")
                .containsExactly("3");
        written.put("events", "3,care-leaver,G5,2025-01-10,,1\n3,care-leaver,F1,2026-01-10,,1\n");
        assertThat(of("care-leaver-out-of-touch")).isEmpty();
        written.put("events", "3,care-leaver,G5,2024-01-10,,1\n");
        assertThat(of("care-leaver-out-of-touch")).as("long ago").isEmpty();
    }

    @Test
    void whoIsNotYetBornHasNoNeed() {
        written.put("events", "1,early-help,money,2025-06-01,,0\n");
        assertThat(of("early-help-drifting")).containsExactlyInAnyOrder("2", "3");
        people("2,1,child,2027-02-24,");
        assertThat(of("early-help-drifting")).containsExactly("3");
    }

    @Test
    void whoHasLeftSchoolHasNoSupportThere() {
        var needy = "3,sen-support,SEMH,2025-09-01,,0\n3,suspension,DB,2026-06-01,,4\n";
        written.put("events", needy + "3,enrolment,8384003,2025-09-01,,0\n");
        assertThat(of("special-needs-not-met")).containsExactly("3");
        written.put("events", needy + "3,enrolment,8384003,2025-09-01,2026-08-31,0\n");
        assertThat(of("special-needs-not-met")).isEmpty();
    }

    @Test
    void whoGoesFromOneKindOfNothingToAnotherHasDoneNothingAllTheTime() {
        people("3,1,child,2010-01-10,");
        var since = "3,destination,540,2026-09-01,";
        written.put("events", since + ",0\n");
        assertThat(of("not-in-education-or-work")).containsExactly("3");
        written.put("events", since + "2026-10-20,0\n3,destination,550,2026-10-20,,0\n");
        assertThat(of("not-in-education-or-work")).as("another kind").containsExactly("3");
        written.put(
                "events",
                since + "2026-10-10,0\n3,destination,220,2026-10-10,2026-10-20,0\n3,destination,550,2026-10-20,,0\n");
        assertThat(of("not-in-education-or-work")).as("learned between").isEmpty();
        written.put("events", since + "2026-10-20,0\n3,destination,220,2026-10-20,,0\n");
        assertThat(of("not-in-education-or-work")).as("learns").isEmpty();
        written.put("events", "3,destination,220,2026-09-01,2026-10-20,0\n3,destination,540,2026-10-20,,0\n");
        assertThat(of("not-in-education-or-work")).as("lately").isEmpty();
        people("3,1,child,2010-09-10,");
        written.put("events", since + ",0\n");
        assertThat(of("not-in-education-or-work")).as("in year 11").isEmpty();
    }

    @Test
    void whoLeftASchoolIsOnNoRollOnceFifteenSchoolDaysMoreWereTold() {
        written.put("events", "3,enrolment,8384003,2025-09-01,2026-09-30,0\n");
        assertThat(of("off-roll")).containsExactly("3");
        written.put("events", "3,enrolment,8384003,2025-09-01,2026-10-20,0\n");
        assertThat(of("off-roll"))
                .as("three school days before the newest of which was told")
                .isEmpty();
    }

    @Test
    void whatBeginsWhileSomebodyIsMissingIsTheSameTime() {
        written.put("events", "3,missing,police,2026-09-03,2026-09-05,0\n3,missing,M,2026-09-04,2026-09-05,0\n");
        assertThat(of("goes-missing")).isEmpty();
        written.merge("events", "3,missing,M,2026-10-04,2026-10-05,0\n", String::concat);
        assertThat(of("goes-missing")).containsExactly("3");
    }

    @Test
    void anAssessmentSaysThatAChildCaresForSomebody() {
        var assessed = "3,assessment,4B 7A,2026-03-01,2026-04-01,0\n";
        written.put("events", assessed);
        assertThat(of("young-carer")).containsExactly("3");
        written.put("events", assessed + "3,legal-status,child-in-need,2026-03-01,,0\n");
        assertThat(of("young-carer")).as("with a plan").isEmpty();
    }

    @Test
    void aChildWhoWasTheVictimHasTheNeedAndSoHaveThoseAtHome() {
        written.put("events", "3,domestic-abuse,HIGH,2026-08-01,,0\n");
        assertThat(of("domestic-abuse")).containsExactlyInAnyOrder("2", "3");
        written.put("households", "");
        assertThat(of("domestic-abuse")).as("whose home nobody knows").containsExactly("3");
        written.put("events", "3,domestic-abuse,MEDIUM,2026-08-01,,0\n");
        assertThat(of("domestic-abuse")).as("once, and no high risk").isEmpty();
    }

    @Test
    void aFileThatCannotBeReadLeavesOutTheRulesOfWhichItTells() throws IOException {
        read();
        Files.delete(truth.resolve("ties.csv"));
        Files.writeString(truth.resolve("attendance.csv"), HEADINGS.get("attendance") + "\n3,2026-09-07,aa,1,00,00\n");
        Files.writeString(truth.resolve("homes.csv"), HEADINGS.get("homes") + "\n9,rent-arrears,,2025-0");
        var read = TrueNeeds.in(truth, TODAY, SchoolYear.in(STRATEGY));
        assertThatThrownBy(() -> of("young-parent", read))
                .isInstanceOf(Untold.class)
                .hasMessage("truth/ties.csv is not there");
        assertThatThrownBy(() -> of("home-at-risk", read))
                .isInstanceOf(Untold.class)
                .hasMessage("truth/homes.csv, line 2: the row has 4 of 6 fields");
        assertThatThrownBy(() -> of("severely-absent", read))
                .isInstanceOf(Untold.class)
                .hasMessage("truth/attendance.csv, line 2: there is no number where one belongs");
        assertThat(of("young-carer", read)).isEmpty();
    }

    /// Says otherwise of one.
    private void people(String row) {
        var person = row.substring(0, 2);
        written.compute(
                "people",
                (file, rows) -> Stream.concat(
                                String.valueOf(rows).lines().filter(other -> !other.startsWith(person)), Stream.of(row))
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private Set<String> of(String rule) {
        try {
            return of(rule, read());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private TrueNeeds read() throws IOException {
        for (var file : HEADINGS.entrySet()) {
            Files.writeString(
                    truth.resolve(file.getKey() + ".csv"),
                    file.getValue() + "\n" + written.getOrDefault(file.getKey(), ""));
        }
        return TrueNeeds.in(truth, TODAY, SchoolYear.in(STRATEGY));
    }

    private static Set<String> of(String name, TrueNeeds read) throws IOException {
        var file = name + ".sql";
        var text = Files.readString(STRATEGY.resolve("needs").resolve(file));
        var kinds = Stream.of(
                        "care-leaver",
                        "rent-arrears",
                        "possession-notice",
                        "legal-status",
                        "involvement",
                        "early-help",
                        "early-help-review",
                        "voluntary-help",
                        "assessment",
                        "young-carer",
                        "health-birth",
                        "relationship",
                        "health-review",
                        "sen-support",
                        "suspension",
                        "ehc-request",
                        "ehc-plan",
                        "domestic-abuse",
                        "destination",
                        "enrolment",
                        "home-educated",
                        "missing",
                        "attendance")
                .collect(Collectors.toMap(kind -> kind, kind -> "social-care"));
        var sources = Set.of(
                "children-in-care",
                "housing",
                "case-system",
                "early-help",
                "voluntary",
                "children-in-need",
                "school-census",
                "suspensions",
                "sen2",
                "send-inspection",
                "health-visiting",
                "police",
                "safeguarding-dataset",
                "after-16",
                "school-rolls",
                "home-education",
                "attendance");
        var rule = RuleFile.read(file, text, new Vocabulary(kinds, sources));
        var until = sources.stream()
                .collect(Collectors.toMap(source -> source, source -> source.equals("school-rolls") ? TODAY : TOLD));
        return read.of(rule, new ToldUntil(until, Map.of("housing", Map.of("rent-arrears", TOLD_OF_RENT))))
                .orElseThrow();
    }
}
