package org.kith.families.search.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.kith.families.search.Fit;
import org.kith.families.search.Search;
import org.kith.matching.PersonId;

class SearchPageTest {

    private static final Search.Found ANN = new Search.Found(
            new PersonId(new UUID(0, 1)), null, "Ann Lee", "14", null, null, new Fit(false, false, List.of("name")));

    @Test
    void thoseWhoAreShownAreNotCalledAllWhoWereFound() {
        assertThat(page(List.of(), List.of(ANN), false).heading()).isEqualTo("1 person was found");
        assertThat(page(List.of(), List.of(ANN, ANN), true).heading()).isEqualTo("More than 2 people were found");
    }

    @Test
    void thoseWhoseNamesAreAllOnlyLikeItAreNotCalledFound() {
        var near = new Search.Found(
                new PersonId(new UUID(0, 2)),
                null,
                "Anne Lea",
                "9",
                null,
                null,
                new Fit(true, false, List.of("a similar name")));
        assertThat(page(List.of(), List.of(near), false).heading())
                .isEqualTo("Nobody is called that. 1 person has a name like it");
        assertThat(page(List.of(), List.of(ANN, near), false).heading()).isEqualTo("2 people were found");
    }

    @Test
    void oneThingWasLeftOutAndTwoWere() {
        assertThat(page(List.of("DT4"), List.of(), false).leftOut()).startsWith("“DT4” was left out");
        assertThat(page(List.of("DT4", "7"), List.of(), false).leftOut()).startsWith("“DT4”, “7” were left out");
    }

    @Test
    void whereEveryWordWasLeftOutNobodyWasLookedThrough() {
        var page = new SearchPage(
                "DT4", new Search.Results("DT4", true, true, false, List.of("DT4"), List.of(), false, 0), List.of());
        assertThat(page.heading()).isEqualTo("Nothing was looked for");
        assertThat(page.leftOut()).startsWith("“DT4” was left out");
        assertThat(page.through()).isEmpty();
    }

    @Test
    void filesThatCameSinceAreCounted() {
        var results = new Search.Results("Lee", true, true, true, List.of(), List.of(), false, 2);
        assertThat(new SearchPage("Lee", results, List.of()).unseen())
                .isEqualTo(
                        "2 files have come since the last refresh. Whoever is in them alone is found after the next.");
    }

    private static SearchPage page(List<String> leftOut, List<Search.Found> found, boolean more) {
        return new SearchPage("", new Search.Results("", true, true, true, leftOut, found, more, 0), List.of());
    }
}
