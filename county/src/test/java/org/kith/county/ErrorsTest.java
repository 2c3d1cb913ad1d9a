package org.kith.county;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of error that the README promises is in the files.
class ErrorsTest {

    @TempDir
    static Path folder;

    private static MadeFiles made = new MadeFiles(Path.of("."));
    private static final Map<String, NamedCsvRecord> PEOPLE = new HashMap<>();
    private static final Map<String, String> WHO = new HashMap<>();

    @BeforeAll
    static void makeACounty() throws Exception {
        made = new MadeFiles(folder);
        new County(11, 2_100, LocalDate.of(2026, 11, 1)).write(folder, 2, more -> {});
        made.truth("people").forEach(row -> PEOPLE.put(row.getField("person"), row));
        made.truth("records")
                .forEach(row -> WHO.put(row.getField("source") + " " + row.getField("id"), row.getField("person")));
    }

    private static @Nullable NamedCsvRecord person(String source, String id) {
        return PEOPLE.get(WHO.getOrDefault(source + " " + id, ""));
    }

    @Test
    void namesAreMistypedMisheardShortenedAndSwapped() {
        int[] other = {0};
        int[] swapped = {0};
        Set<String> forenames = new HashSet<>();
        made.rows("case-system", "people", row -> {
            NamedCsvRecord true_ = person("case-system", row.getField("PersonId"));
            if (true_ != null && !row.getField("Forename").equals(true_.getField("forename"))) {
                other[0]++;
                forenames.add(row.getField("Forename"));
                swapped[0] += row.getField("Surname").equals(true_.getField("forename")) ? 1 : 0;
            }
        });
        assertThat(other[0]).isGreaterThan(20);
        assertThat(swapped[0]).isPositive();
        assertThat(forenames).hasSizeGreaterThan(10);
    }

    @Test
    void aNameThatNobodyToldIsWrittenByDefault() {
        Set<String> forenames = new HashSet<>();
        made.rows("police", "incidents", row -> forenames.add(row.getField("Forename")));
        assertThat(forenames).containsAnyOf("UNKNOWN", "NOT KNOWN", "N/K");
    }

    @Test
    void birthdaysAreDefaultedMistakenAndMissing() {
        int[] missing = {0};
        int[] defaulted = {0};
        int[] mistaken = {0};
        for (String source : List.of("police offences", "police incidents")) {
            made.rows("police", source.substring(7), row -> {
                NamedCsvRecord true_ = person("police", row.getField("PersonRef"));
                String born = row.getField("DOB");
                if (born.isEmpty()) {
                    missing[0]++;
                } else if (true_ != null && !iso(born).equals(true_.getField("born_on"))) {
                    mistaken[0]++;
                    defaulted[0] += born.startsWith("01/01/") ? 1 : 0;
                }
            });
        }
        assertThat(missing[0]).isPositive();
        assertThat(mistaken[0]).isPositive();
        assertThat(defaulted[0]).isPositive();
    }

    private static String iso(String uk) {
        return uk.substring(6) + "-" + uk.substring(3, 5) + "-" + uk.substring(0, 2);
    }

    @Test
    void thePoliceWriteCapitalsAndEnterPeopleTwice() {
        Map<String, Set<String>> refs = new HashMap<>();
        made.rows("police", "incidents", row -> {
            assertThat(row.getField("Surname"))
                    .isEqualTo(row.getField("Surname").toUpperCase(Locale.ROOT));
            refs.computeIfAbsent(WHO.getOrDefault("police " + row.getField("PersonRef"), ""), one -> new HashSet<>())
                    .add(row.getField("PersonRef"));
        });
        assertThat(refs.values()).anyMatch(one -> one.size() > 1);
    }

    @Test
    void noticesToSchoolsLackANumberOrBearAnothersAndAreAsTheirChildrenWereSeen() {
        Map<String, String> pupils = new HashMap<>();
        made.rows(
                "attendance",
                "marks_",
                row -> pupils.put(row.getField("UPN"), WHO.getOrDefault("attendance " + row.getField("UPN"), "")));
        Map<String, Set<String>> seen = new HashMap<>();
        made.truth("events").stream()
                .filter(row -> row.getField("event").equals("domestic-abuse-present"))
                .forEach(row -> seen.computeIfAbsent(row.getField("person"), one -> new HashSet<>())
                        .add(row.getField("starts_on")));
        int[] rows = {0};
        int[] without = {0};
        int[] right = {0};
        made.rows("school-notices", "notices", row -> {
            rows[0]++;
            String person = WHO.getOrDefault("school-notices " + row.getField("NoticeRef"), "");
            String incident = iso(row.getField("IncidentDate"));
            assertThat(seen.getOrDefault(person, Set.of()))
                    .containsAnyOf(
                            incident, LocalDate.parse(incident).plusDays(1).toString());
            assertThat(iso(row.getField("SentOn"))).isGreaterThan(incident);
            without[0] += row.getField("UPN").isEmpty() ? 1 : 0;
            right[0] += person.equals(pupils.get(row.getField("UPN"))) ? 1 : 0;
        });
        assertThat(rows[0]).isGreaterThan(15);
        assertThat(without[0]).isBetween(1, rows[0] / 5);
        assertThat(right[0]).isGreaterThan(rows[0] * 7 / 10);
    }

    @Test
    void idsAreMergedInTheCaseSystem() {
        int[] merged = {0};
        made.rows("case-system", "people", row -> {
            String into = row.getField("MergedInto");
            if (!into.isEmpty()) {
                merged[0]++;
                assertThat(WHO.get("case-system " + into))
                        .isEqualTo(WHO.get("case-system " + row.getField("PersonId")));
            }
        });
        assertThat(merged[0]).isPositive();
    }

    @Test
    void memberNumbersAreGivenOutAgainInSeptember() {
        Map<String, Set<String>> people = new HashMap<>();
        made.rows(
                "hubs",
                "visits",
                row -> people.computeIfAbsent(row.getField("MemberNo"), one -> new HashSet<>())
                        .add(WHO.getOrDefault("hubs " + row.getField("Year") + "/" + row.getField("MemberNo"), "")));
        assertThat(people.values()).anyMatch(one -> one.size() > 1);
    }

    @Test
    void oneSupplierRenamesAColumn() {
        Set<String> headers = new HashSet<>();
        made.of("after-16", "after16")
                .forEach(file ->
                        headers.add(MadeFiles.text(file).lines().findFirst().orElse("")));
        assertThat(headers).hasSize(2);
    }

    @Test
    void oneMonthIsDeliveredTwice() throws IOException {
        Path again = made.of("early-help", "episodes").stream()
                .filter(file -> file.toString().endsWith("_resent.csv"))
                .findFirst()
                .orElseThrow();
        Path first = Path.of(again.toString().replace("_resent", ""));
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(first));
    }

    @Test
    void oneQuarterHasDatesAsSpreadsheetNumbers() {
        boolean[] spoilt = {false};
        made.rows(
                "benefits",
                "claims",
                row -> spoilt[0] |= row.getField("ClaimStart").matches("\\d{5}"));
        assertThat(spoilt[0]).isTrue();
    }

    @Test
    void nothingComesInAugust() {
        MadeFiles.rows(folder.resolve("MANIFEST.csv"), row -> {
            if (!row.getField("source").equals("settings")) {
                assertThat(row.getField("received_on")).doesNotEndWith("-09-01");
            }
        });
    }

    @Test
    void housingCutsAtTwentyCharacters() {
        made.rows(
                "housing",
                "tenancies",
                row -> assertThat(row.getField("Surname").length()).isLessThanOrEqualTo(20));
    }

    @Test
    void babiesComeWithoutAName() {
        boolean[] unnamed = {false};
        made.rows(
                "health-visiting",
                "patients",
                row -> unnamed[0] |= row.getField("Forename").startsWith("Baby"));
        assertThat(unnamed[0]).isTrue();
    }

    @Test
    void aReportThatIsCorrectedComesAgainUnderItsKey() {
        Map<String, Set<String>> rows = new HashMap<>();
        made.rows(
                "case-system",
                "contacts",
                row -> rows.computeIfAbsent(row.getField("ContactId"), one -> new HashSet<>())
                        .add(row.getField("ContactDate")));
        assertThat(rows.values()).anyMatch(one -> one.size() == 2);
    }
}
