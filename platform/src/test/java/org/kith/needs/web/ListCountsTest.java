package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kith.needs.Choice;
import org.kith.needs.WorkingList;

class ListCountsTest {

    @Test
    void pyramidsOfOtherZonesStandApart() {
        var counts = counts(Set.of("Portland", "Weymouth"));
        assertThat(counts.byPyramid())
                .extracting(ListCounts.Line::name)
                .containsExactly("Portland", "Weymouth", "Not shown or not known");
        assertThat(counts.elsewhere()).extracting(ListCounts.Line::name).containsExactly("Christchurch", "Verwood");
    }

    @Test
    void whoAnswersForNoZoneHasThemTogether() {
        var counts = counts(Set.of());
        assertThat(counts.byPyramid()).hasSize(5);
        assertThat(counts.elsewhere()).isEmpty();
    }

    private static ListCounts counts(Set<String> own) {
        var tallies = Stream.of("Christchurch", "Portland", "Verwood", "Weymouth", Choice.NO_PLACE)
                .map(code -> new WorkingList.Tally(code, 1, 1, 0))
                .toList();
        return new ListCounts(
                new WorkingList.Counts(
                        5,
                        new TreeMap<>(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        tallies,
                        List.of(),
                        List.of(),
                        new WorkingList.Tally("", 5, 5, 0)),
                Choice.ALL,
                new ListPlaces(Map.of(), own),
                "Zone");
    }
}
