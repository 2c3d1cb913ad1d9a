package org.kith.needs.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.declarations.BrokenDeclaration;
import org.kith.partners.Vocabulary;
import org.kith.strategy.Mistakes;

/// Rules are files that people write: a mistake names its file, its line and what is wrong.
class RuleFileTest {

    private static final Vocabulary WORDS = new Vocabulary(
            Map.of(
                    "missing", "social-care",
                    "free-meals", "education",
                    "disability", "health",
                    "service-child", "education",
                    "care-episode", "social-care",
                    "care-leaver", "social-care",
                    "legal-status", "social-care"),
            Set.of("police", "children-in-care"));

    private static final String FILE = "goes-missing.sql";
    private static final String RULE = """
            -- title: Goes missing
            -- outcome: safe-from-harm
            -- version: 2
            -- rule: Reported missing twice within
            --   90 days.
            -- ends: Six months after.
            -- reads: missing from police, children-in-care
            -- ages: 0 to 17
            -- stands: 6 months
            -- alert: within 6 weeks
            -- in force: yes
            select 1;
            """;

    @Test
    void readsWhatARuleSaysOfItself() {
        var rule = RuleFile.read(FILE, RULE, WORDS);
        assertThat(rule.name()).isEqualTo("goes-missing");
        assertThat(rule.version()).isEqualTo(2);
        assertThat(rule.words().rule()).isEqualTo("Reported missing twice within 90 days.");
        assertThat(rule.sources()).containsExactly("children-in-care", "police");
        assertThat(rule.ages().words()).isEqualTo("0 to 17");
        assertThat(rule.lasting().period()).contains(Period.ofMonths(6));
        assertThat(rule.lasting().alertDays()).isEqualTo(42);
        assertThat(rule.inForce()).isTrue();
        assertThat(rule.query()).isEqualTo("select 1");
    }

    @Test
    void agesGoOnToTheEndOfYear11OfEverybody() {
        var ages = RuleFile.read(FILE, RULE.replace("ages: 0 to 17", "ages: 5 to year 11"), WORDS)
                .ages();
        assertThat(ages.words()).isEqualTo("5 to the end of year 11");
        var lastFriday = ages.holdOn(LocalDate.of(2026, 6, 26));
        assertThat(lastFriday.test(LocalDate.of(2009, 9, 1))).isTrue();
        assertThat(lastFriday.test(LocalDate.of(2010, 8, 31))).isTrue();
        assertThat(lastFriday.test(LocalDate.of(2009, 8, 31)))
                .as("a year above")
                .isFalse();
        assertThat(lastFriday.test(LocalDate.of(2021, 7, 1))).as("four").isFalse();
        var dayAfter = ages.holdOn(LocalDate.of(2026, 6, 27));
        assertThat(dayAfter.test(LocalDate.of(2010, 8, 31))).isFalse();
        assertThat(dayAfter.test(LocalDate.of(2010, 9, 1))).as("a year below").isTrue();
    }

    @Test
    void saysWhyARuleIsOff() {
        var rule = RuleFile.read(FILE, RULE.replace("in force: yes", "in force: no, because it is tried first"), WORDS);
        assertThat(rule.offWhy()).contains("it is tried first");
    }

    @Test
    void namesTheLineOfAMistake() {
        refuses(RULE.replace("-- ages: 0 to 17", "-- ages: young"), "line 8: ages are `any`");
        refuses(RULE.replace("-- ages: 0 to 17", "-- ages: 16 to year 11"), "line 8: ages are `any`");
        refuses(RULE.replace("-- version: 2", "-- version: two"), "line 3: a whole number belongs here");
        refuses(RULE.replace("-- ends", "-- finishes"), "line 6: `finishes` is not known here");
        refuses(RULE.replace("-- title: Goes missing\n", ""), "line 1: `title` is missing");
    }

    @Test
    void tellsAllThatIsWrongWithARuleAtOnce(@TempDir Path strategy) throws IOException {
        Files.writeString(
                Files.createDirectory(strategy.resolve("needs")).resolve(FILE),
                RULE.replace("-- version: 2", "-- version: two")
                        .replace("-- ends", "-- finishes")
                        .replace("from police, children-in-care", "from polices, child-in-care; 4")
                        .replace("-- ages: 0 to 17", "-- ages: young")
                        .replace("-- stands: 6 months", "-- stands: long")
                        .replace("-- alert: within 6 weeks", "-- alert: soon")
                        .replace("-- in force: yes\nselect 1;", "-- in force: perhaps"));
        var mistakes = new Mistakes();
        assertThat(RuleFile.allIn(strategy, WORDS, Optional.empty(), mistakes)).isEmpty();
        assertThat(mistakes.all())
                .extracting(each -> each.place().replaceFirst("^.*\\.sql:(\\d+).*", "$1"))
                .containsExactlyInAnyOrder("6", "3", "1", "7", "7", "7", "8", "9", "10", "11", "1");
    }

    @Test
    void saysOnWhichLineTheQueryBegins() {
        assertThat(RuleFile.lineOfTheQuery(RULE)).isEqualTo(12);
        assertThat(RuleFile.lineOfTheQuery(RULE.replace("select 1", "\nselect 1")))
                .isEqualTo(13);
    }

    @Test
    void refusesASourceOrAKindThatIsNotDeclared() {
        refuses(RULE.replace("from police", "from polices"), "line 7: no source is called `polices`");
        refuses(RULE.replace("missing from", "lost from"), "line 7: there is no kind of fact called `lost`");
    }

    @Test
    void judgesByTheWordOfASourceThatItReadsOrOfNone() {
        assertThat(RuleFile.read(FILE, RULE.replace("select 1", "select :told(police)"), WORDS)
                        .query())
                .isEqualTo("select :told(police)");
        refuses(
                RULE.replace("select 1", "select :told(polices)"),
                "line 7: the query judges by `:told(polices)`, and reads nothing from a source of that name");
    }

    @Test
    void refusesNullOnlyInWhatTheQueryItselfHandsOn() {
        for (var unsound : List.of(
                "select person_id, 1 as fact_id,\nnull::text as path",
                "select 'own record' as path from (select 'a (b' as path) a union all select null as path")) {
            assertThat(handsOnNull(unsound))
                    .as(unsound)
                    .hasValueSatisfying(
                            refusal -> assertThat(refusal).hasMessageContaining("it hands on null as `path`"));
        }
        for (var sound : List.of(
                "with a as (select null as path, (select null as fact_id)) select 'own record' as path from a",
                "select 'own record' as path -- not null as path, it's (no\n",
                "select 'null as path' as path /* null\nas path */",
                "select 'own record' as path, null::date as since")) {
            assertThat(handsOnNull(sound)).as(sound).isEmpty();
        }
    }

    private static Optional<RuleRefused> handsOnNull(String query) {
        return RuleFile.read(FILE, RULE.replace("select 1", query), WORDS).handsOnNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"free-meals", "disability", "service-child"})
    void makesNoNeedOfWhatIsABreakdown11(String kind) {
        refuses(RULE.replace("missing from", kind + " from"), "line 7: `" + kind + "` is never a need");
    }

    @ParameterizedTest
    @ValueSource(strings = {"care-episode", "care-leaver"})
    void makesNoNeedOfCareByItself11(String kind) {
        var rule = RULE.replace("missing from police, ", kind + " from ");
        var inCare = "select person_id, starts_on as since from " + kind.replace('-', '_') + " where ends_on is null";
        refuses(rule.replace("select 1", inCare), "line 7: being in care is never a need by itself");
        assertThat(RuleFile.read(FILE, rule.replace("select 1", inCare + " and amount >= 20"), WORDS)
                        .name())
                .isEqualTo("goes-missing");
    }

    @Test
    void aRemarkAndAKindThatIsNotAskedForMakeNoMoreOfCare11() {
        var both = RULE.replace("missing from", "missing from police; care-episode from");
        var inCare = "select person_id, starts_on as since from care_episode";
        for (var care : List.of(inCare, inCare + " -- no note of it", inCare + " /* whatever the\ncode */")) {
            refuses(both.replace("select 1", care), "line 7: being in care is never a need by itself");
        }
        assertThat(RuleFile.read(FILE, both.replace("select 1", inCare + " join missing using (person_id)"), WORDS)
                        .name())
                .isEqualTo("goes-missing");
    }

    @Test
    void aStatusOfCareIsCare11() {
        var status = RULE.replace("missing from police, ", "legal-status from ");
        var of = "select person_id, starts_on as since from legal_status where code ";
        refuses(status.replace("select 1", of + "= 'looked-after'"), "line 7: being in care is never a need by itself");
        refuses(
                status.replace("select 1", of + "in ('looked-after', 'care-leaver')"),
                "line 7: being in care is never a need by itself");
        assertThat(RuleFile.read(FILE, status.replace("select 1", of + "= 'child-protection'"), WORDS)
                        .name())
                .isEqualTo("goes-missing");
    }

    @Test
    void everyRuleOfTheStrategyCanBeRead() {
        var strategy = Path.of("..", "strategies", "dorset");
        assertThat(RuleFile.allIn(strategy, Vocabulary.in(strategy), LocalDate.of(2026, 11, 2)))
                .hasSizeGreaterThan(20);
    }

    private static void refuses(String text, String sentence) {
        assertThatThrownBy(() -> RuleFile.read(FILE, text, WORDS))
                .isInstanceOf(BrokenDeclaration.class)
                .hasMessageContaining(sentence);
    }
}
