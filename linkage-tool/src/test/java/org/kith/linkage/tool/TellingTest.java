package org.kith.linkage.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kith.linkage.Field;
import org.kith.linkage.Linker;
import org.kith.linkage.Links;
import org.kith.linkage.Records;
import org.kith.linkage.Settings;

class TellingTest {

    @Test
    void tellsPairsASecondAndTheTimeLeftEveryFewSeconds() {
        AtomicLong seconds = new AtomicLong();
        StringWriter said = new StringWriter();
        try (Telling telling = new Telling(new PrintWriter(said), false, () -> seconds.get() * 1_000_000_000)) {
            telling.at("blocking", 1, 2, 0);
            seconds.set(5);
            telling.at("blocking", 1, 2, 0);
            telling.at("comparing", 1, 60, 0);
            seconds.set(7);
            telling.at("comparing", 10, 60, 4_000_000);
            seconds.set(11);
            telling.at("comparing", 15, 60, 12_000_000);
            telling.at("comparing", 16, 60, 12_400_000);
            seconds.set(17);
            telling.at("comparing", 60, 60, 24_000_000);
        }
        assertThat(said.toString().lines())
                .containsExactly(
                        "blocking…",
                        "blocking: 50%, 5 s left",
                        "comparing…",
                        "comparing: 25%, 2,000,000 pairs a second, 18 s left");
    }

    @Test
    void everyPairThatWasComparedIsTold() {
        Records records = new Records();
        for (int i = 0; i < 300; i++) {
            records.record("school", "" + i)
                    .put(Field.FORENAME, "Ann" + i % 40)
                    .put(Field.SURNAME, "Smith" + i % 7)
                    .put(Field.BORN_ON, "2015-03-" + (10 + i % 9));
        }
        List<Long> told = new ArrayList<>();
        Links links = new Linker(Settings.defaults().tellingOf((stage, done, total, pairs) -> {
                    if (stage.equals("comparing")) {
                        told.add(pairs);
                    }
                }))
                .link(records);
        assertThat(links.figures().pairsCompared()).isPositive();
        assertThat(told).isSorted().last().isEqualTo(links.figures().pairsCompared());
    }
}
