package org.kith.families.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kith.families.web.TimelineBody.Line;
import org.kith.families.web.TimelineBody.Whose;

class TimelineBodyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 9, 6);

    @Test
    void whatOneFileSaysOfSeveralInTheSameWordsIsOneLine() {
        var lines = Line.together(List.of(
                line(1, "Zak", "Early help", null),
                line(2, "Ella", "Early help", null),
                line(3, "Zak", "Suspended", null)));

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().facts()).containsExactly(1L, 2L);
        assertThat(lines.getFirst().whose()).extracting(Whose::name).containsExactly("Zak", "Ella");
        assertThat(lines.getFirst().from().getFirst().places())
                .extracting(From.Place::words)
                .containsExactly("line 1", "line 2");
    }

    @Test
    void whatWasWithdrawnIsNotOneWithWhatStands() {
        assertThat(Line.together(
                        List.of(line(1, "Zak", "Early help", null), line(2, "Ella", "Early help", "withdrawn 1 Nov"))))
                .hasSize(2);
    }

    private static Line line(long fact, String who, String words, @Nullable String withdrawn) {
        return new Line(
                List.of(fact),
                DAY,
                "6 Sep",
                List.of(new Whose(who, "/people/" + who)),
                words,
                List.of(new From(
                        "Early help register", List.of(new From.Place("line " + fact, "/receipts/1?line=" + fact)))),
                withdrawn,
                List.of());
    }
}
