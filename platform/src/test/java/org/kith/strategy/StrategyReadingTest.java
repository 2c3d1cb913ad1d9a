package org.kith.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kith.declarations.BrokenDeclaration;

/// A partnership writes its strategy itself: every mistake names its file, its line and what is wrong.
class StrategyReadingTest {

    private static final String STRATEGY = """
            version: 1
            title: Ours
            from: 2020-04-01
            purpose: Children do well.
            foundation: They are heard.
            pillars: [{code: knowing, title: Knowing, means: [Who needs what]}]
            ambitions:
              - {code: learn, title: Learn, says: They learn., outcomes: [school]}
              - {code: play, title: Play, says: They play., outcomes: []}
            aims: [{code: early, title: Early, says: Act early., measured by: [absent]}]
            groups: [{code: care, title: In care, known by: [care-episode]}]
            statements: [{code: safe, of: children, says: I am safe.}]
            """;
    private static final String OUTCOMES = """
            version: 1
            title: Ours
            from: 2020-04-01
            outcomes:
              - {code: school, title: School, says: They go to school.}
            """;
    private static final String ZONES = """
            zones:
              - {code: WEY, name: Weymouth, from: 2017-04-01, until: 2020-08-31}
              - {code: WEY, name: Weymouth and Portland, from: 2020-09-01}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void aFolderInWhichNothingIsWrong() throws IOException {
        Files.createDirectories(folder.resolve("strategy"));
        Files.createDirectories(folder.resolve("outcomes"));
        write("strategy/version-1.yaml", STRATEGY);
        write("outcomes/version-1.yaml", OUTCOMES);
        write("zones.yaml", ZONES);
    }

    @Test
    void readsTheFolderThatComesWithKith() {
        var dorset = Path.of("..", "strategies", "dorset");
        var strategy = Strategy.in(dorset).newest().orElseThrow();
        assertThat(strategy.pillars()).hasSize(5);
        assertThat(strategy.ambitions()).hasSize(9);
        assertThat(strategy.aims()).hasSize(4);
        assertThat(strategy.statements()).hasSize(7);
        assertThat(OutcomeSet.in(dorset).newest().orElseThrow().outcomes()).hasSize(10);
        assertThat(Zone.in(dorset)).hasSize(7);
    }

    @Test
    void findsNothingWrongWhereNothingIs() {
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void refusesAFrontDoorThatNobodyCanRing() throws IOException {
        write("strategy/version-1.yaml", STRATEGY + "front door: {name: Front door, number: \"ring us\"}\n");
        assertThat(mistakes()).singleElement().asString().contains("version-1.yaml:13: a telephone number such as");
        write("strategy/version-1.yaml", STRATEGY + "front door: {name: Front door, number: \"01632 960 100\"}\n");
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void refusesAGroupOfWhichNoSourceTells() throws IOException {
        write("strategy/version-1.yaml", STRATEGY.replace("[care-episode]}", "[care-episode], counted: {by: tall}}"));
        assertThat(mistakes())
                .singleElement()
                .asString()
                .contains("version-1.yaml:11: sources do not tell who is in `tall`");
    }

    @Test
    void namesTheLineOfAWordThatIsNotKnown() throws IOException {
        write("strategy/version-1.yaml", STRATEGY.replace("purpose:", "porpoise:"));
        assertThat(mistakes()).singleElement().asString().contains("version-1.yaml:4: `porpoise` is not known here");
    }

    @Test
    void namesEveryReferenceToWhatDoesNotExist() throws IOException {
        write(
                "strategy/version-1.yaml",
                STRATEGY.replace("[school]", "[scool]")
                        .replace("[absent]", "[absnet]")
                        .replace("[care-episode]", "[kare]"));
        assertThat(mistakes())
                .satisfiesExactly(
                        one -> assertThat(one).contains(":8: no outcome of the set has the code `scool`"),
                        one -> assertThat(one).contains(":10: there is no rule of need called `absnet`"),
                        one -> assertThat(one).contains(":11: there is no kind of fact called `kare`"));
    }

    @Test
    void namesTheSecondOfTwoWithOneCode() throws IOException {
        write("strategy/version-1.yaml", STRATEGY.replace("code: play", "code: learn"));
        assertThat(mistakes()).singleElement().asString().contains(":9: two of the ambitions have the code `learn`.");
    }

    @Test
    void namesDatesTheWrongWayRound() throws IOException {
        write("outcomes/version-1.yaml", OUTCOMES.replace("outcomes:", "until: 2019-01-01\noutcomes:"));
        assertThat(mistakes().getFirst()).contains("version-1.yaml:4: the last day is before the first, 2020-04-01.");
    }

    @Test
    void namesAZoneThatIsThereTwiceOnOneDay() throws IOException {
        write("zones.yaml", ZONES.replace("2020-08-31", "2020-09-01"));
        assertThat(mistakes())
                .singleElement()
                .asString()
                .contains("zones.yaml:3: two zones have the code `WEY` on the same day.");
    }

    @Test
    void namesTwoStrategiesOfOneVersion() throws IOException {
        write("strategy/version-2.yaml", STRATEGY);
        assertThat(mistakes())
                .singleElement()
                .asString()
                .contains("version-2.yaml:1: another strategy has the version 1 too.");
    }

    @Test
    void knowsWhatWasInForceWhen() throws IOException {
        write(
                "strategy/version-2.yaml",
                STRATEGY.replace("version: 1", "version: 2").replace("2020-04", "2024-04"));
        var strategies = Strategy.in(folder);
        assertThat(strategies.inForce(LocalDate.of(2020, 3, 31))).isEmpty();
        assertThat(versionOn(strategies, LocalDate.of(2024, 3, 31))).contains(1);
        assertThat(versionOn(strategies, LocalDate.of(2024, 4, 1))).contains(2);
        assertThat(strategies.lastDay(strategies.all().getFirst())).isEqualTo(LocalDate.of(2024, 3, 31));
        assertThat(Zone.in(folder))
                .filteredOn(zone -> zone.on(LocalDate.of(2020, 9, 1)))
                .extracting(Zone::name)
                .containsExactly("Weymouth and Portland");
    }

    @Test
    void endsWithItsLastDayWhereNothingFollows() throws IOException {
        write("strategy/version-1.yaml", STRATEGY.replace("purpose:", "until: 2023-03-31\npurpose:"));
        var strategies = Strategy.in(folder);
        assertThat(versionOn(strategies, LocalDate.of(2023, 3, 31))).contains(1);
        assertThat(strategies.inForce(LocalDate.of(2023, 4, 1))).isEmpty();
    }

    @Test
    void saysWhatNothingMeasures() {
        var all = measuredBy(Optional.empty());
        assertThat(all.gaps()).extracting(Measured.Gap::code).containsExactly("play", "safe");
        var off = measuredBy(Optional.of("it is tried first"));
        assertThat(off.gaps())
                .extracting(Measured.Gap::code)
                .containsExactly("school", "learn", "play", "early", "safe");
        assertThat(off.switchedOff("school")).hasSize(1);
    }

    private Measured measuredBy(Optional<String> offWhy) {
        return new Measured(
                Strategy.in(folder).newest().orElseThrow(),
                OutcomeSet.in(folder).newest().orElseThrow(),
                List.of(new Measure("absent", "Absent", "Misses school.", "school", offWhy)));
    }

    private static Optional<Integer> versionOn(Editions<Strategy> strategies, LocalDate day) {
        return strategies.inForce(day).map(strategy -> strategy.edition().version());
    }

    @Test
    void aHolidayPastNewYearLeavesDaysOfATermThatIsTheWholeYear() throws IOException {
        assertThat(contradictions("01-01", "12-31")).isEmpty();
        assertThat(contradictions("01-04", "12-20")).isEmpty();
        for (var within : List.of("12-20 12-31", "12-27 12-30", "01-01 01-04", "01-02 01-03")) {
            assertThat(contradictions(within.substring(0, 5), within.substring(6)))
                    .as(within)
                    .singleElement()
                    .asString()
                    .contains("school-year.yaml:2: this holiday leaves no day of a term.");
        }
    }

    private List<String> contradictions(String from, String until) throws IOException {
        write("school-year.yaml", """
                terms: [{name: Term, from: %s, until: %s}]
                holidays: [{name: Christmas, from: 12-20, until: 01-04}]
                """.formatted(from, until));
        return SchoolYear.in(folder).contradictions().stream()
                .map(BrokenDeclaration::place)
                .toList();
    }

    private List<String> mistakes() {
        var reading = new StrategyReading(folder);
        reading.strategies(reading.outcomeSets());
        reading.zones();
        reading.against(Set.of("absent"), Set.of("care-episode"), Set.of("in-care"));
        return reading.mistakes().all().stream().map(BrokenDeclaration::place).toList();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
