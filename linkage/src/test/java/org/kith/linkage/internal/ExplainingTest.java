package org.kith.linkage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kith.linkage.Explanation;
import org.kith.linkage.Field;
import org.kith.linkage.internal.columns.Columns;
import org.kith.linkage.internal.columns.Table;
import org.kith.linkage.internal.comparing.Derived;
import org.kith.linkage.internal.comparing.Question;
import org.kith.linkage.internal.weights.Frequencies;
import org.kith.linkage.internal.weights.Scorer;
import org.kith.linkage.internal.weights.Weights;

/// Holds scores and their explanations against the sums that define them.
class ExplainingTest {

    /// What values add to a weight for being rare, all together.
    private static final double MOST = 14;

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void scoresAreTheSumsOfTheirParts(long seed) {
        agree(RandomRecords.of(80, seed), seed);
    }

    @Test
    void valuesThatAreAllRareCountForSoMuchTogetherAtMost() {
        Columns columns = new Columns();
        for (int i = 0; i < 200; i++) {
            put(columns, "ann", "smith", "2010-01-01", "dt11aa");
        }
        int a = put(columns, "zebedee", "featherstonehaugh", "2011-02-03", "bh11aa");
        int b = put(columns, "zebedee", "featherstonehaugh", "2011-02-03", "bh11aa");
        Engine.Basis basis = agree(columns, 11);
        Explanation why = Explaining.explain(a, b, basis.scorer().pattern(a, b), basis);
        assertThat(why.steps().stream()
                        .mapToDouble(Explanation.Step::frequencyWeight)
                        .sum())
                .isCloseTo(MOST, within(1e-9));
    }

    private static int put(Columns columns, String forename, String surname, String bornOn, String postcode) {
        int record = columns.open("s", "r" + columns.size());
        columns.put(record, Field.FORENAME, forename);
        columns.put(record, Field.SURNAME, surname);
        columns.put(record, Field.BORN_ON, bornOn);
        columns.put(record, Field.POSTCODE, postcode);
        return record;
    }

    private static Engine.Basis agree(Columns columns, long seed) {
        Table table = new Table(columns);
        Weights weights = new Weights();
        weights.prior = 0.001;
        SplittableRandom random = new SplittableRandom(seed);
        for (Question question : Question.values()) {
            for (int level = 1; level <= question.levels.size(); level++) {
                weights.m[question.index][level] = random.nextDouble(0.01, 1);
                weights.u[question.index][level] = random.nextDouble(0.01, 1);
            }
        }
        Frequencies frequencies = new Frequencies(table);
        Engine.Basis basis = new Engine.Basis(table, new Derived(columns), weights, frequencies);
        Scorer scorer = basis.scorer();
        for (int a = 0; a < table.size; a++) {
            for (int b = 0; b < table.size; b++) {
                long pattern = scorer.pattern(a, b);
                double match = weights.prior;
                double strangers = 1 - weights.prior;
                double twins = weights.prior * weights.twins;
                double kin = weights.prior * weights.kin;
                double rarity = 0;
                for (Question question : Question.values()) {
                    int level = question.levelIn(pattern);
                    if (level > 0) {
                        match *= weights.m[question.index][level];
                        strangers *= weights.u[question.index][level];
                        rarity += frequencies.weight(table, question, a, b, pattern);
                        twins *= weights.twin(question, level);
                        kin *= weights.relative(question, level);
                    }
                }
                strangers /= Math.pow(2, Math.min(MOST, rarity));
                double probability = match / (match + strangers + twins + kin);
                double odds = scorer.logOdds(a, b, Double.NEGATIVE_INFINITY);
                assertThat(Scorer.probability(odds)).isCloseTo(probability, within(1e-9));
                assertThat(Explaining.explain(a, b, pattern, basis).probability())
                        .isCloseTo(probability, within(1e-9));
            }
        }
        return basis;
    }
}
