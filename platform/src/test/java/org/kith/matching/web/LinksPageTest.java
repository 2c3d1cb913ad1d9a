package org.kith.matching.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kith.matching.rates.LinkRate.Count;

class LinksPageTest {

    @Test
    void nearlyAllIsNotSaidAsAll() {
        assertThat(LinksPage.share(new Count(64_689, 64_674))).isEqualTo("all but 15");
        assertThat(LinksPage.range(new Count(64_689, 64_674))).isEqualTo("99.96% to 99.99%");
        assertThat(LinksPage.share(new Count(10, 10))).isEqualTo("100.0%");
        assertThat(LinksPage.share(new Count(100, 97))).isEqualTo("97.0%");
    }
}
