package org.kith.needs.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.kith.needs.Choice;
import org.kith.needs.WorkingList;
import org.kith.site.forms.Option;

class ListOptionsTest {

    @Test
    void aPyramidOfAnotherZoneThatIsOnTheListCanBeChosenAndIsCalledByItsName() {
        var counts = new WorkingList.Counts(
                1,
                new TreeMap<>(),
                Set.of(),
                Set.of("Weymouth", "Christchurch"),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                new WorkingList.Tally("", 1, 1, 0));
        var choice = new Choice(
                List.of(), "", "Christchurch", "", Choice.Help.ANY, Choice.Change.STANDS, Choice.Order.NEWEST, null);
        var day = LocalDate.of(2026, 11, 27);
        var options =
                new ListOptions(counts, choice, new ListPlaces(Map.of(), Set.of("Weymouth")), day.minusMonths(1), day);
        assertThat(options.pyramids())
                .extracting(Option::words)
                .containsExactly("Any", "Christchurch, in another zone", "Weymouth");
    }
}
