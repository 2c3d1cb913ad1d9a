package org.kith.needs.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kith.partners.layouts.FactKind.FactCode;
import org.kith.partners.layouts.FactKinds;

/// The codes that a shipped rule's query names stand for what the rule says in words.
class CodesOfRulesTest {

    private static final Pattern TEXT = Pattern.compile("'([^']+)'");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            at-risk-of-exploitation  | assessment     | Child sexual exploitation; Trafficking; Gangs; Child criminal exploitation
            parents-mental-health    | assessment     | A parent's or carer's mental health
            parents-substance-use    | assessment     | A parent's or carer's use of alcohol; A parent's or carer's use of drugs
            young-carer              | assessment     | Caring for somebody (young carer)
            domestic-abuse           | domestic-abuse | Victim; A child who was there
            goes-missing             | missing        | Away without permission
            plan-ended-without-help  | legal-status   | Child in need; On a child protection plan
            two-year-review-missed   | health-review  | At two to two and a half years
            not-in-education-or-work | ehc-plan       | The plan itself
            """)
    void standForWhatTheRuleSays(String rule, String kind, String meanings) throws IOException {
        assertThat(named(rule, kind)).isEqualTo(Set.of(meanings.split("; ")));
    }

    @ParameterizedTest
    @CsvSource({"care-leaver-out-of-touch, care-leaver", "not-in-education-or-work, destination"})
    void areAllThatStandForNoEducationAndNoWork(String rule, String kind) throws IOException {
        var idle = FactKinds.load().kind(kind).codes().stream()
                .map(FactCode::meaning)
                .filter(meaning -> meaning.matches("(?i).*not in education.*|not known"))
                .collect(Collectors.toSet());
        assertThat(named(rule, kind)).isNotEmpty().isEqualTo(idle);
    }

    private static Set<String> named(String rule, String kind) throws IOException {
        var query = Files.readString(Path.of("..", "strategies", "dorset", "needs", rule + ".sql"))
                .replaceAll("(?m)^--.*", "");
        var texts = TEXT.matcher(query)
                .results()
                .map((MatchResult text) -> text.group(1))
                .collect(Collectors.toSet());
        return FactKinds.load().kind(kind).codes().stream()
                .filter(code -> texts.contains(code.code()))
                .map(FactCode::meaning)
                .collect(Collectors.toSet());
    }
}
