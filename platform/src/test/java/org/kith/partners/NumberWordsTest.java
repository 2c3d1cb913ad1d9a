package org.kith.partners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberWordsTest {

    @Test
    void aNumberSaysWhetherItsCheckDigitIsRight() {
        assertThat(NumberWords.nhsNumber("9434765919")).isEqualTo("943 476 5919, right by its check digit");
        assertThat(NumberWords.nhsNumber("943 476 5918")).isEqualTo("943 476 5918, wrong by its check digit");
        assertThat(NumberWords.nhsNumber("94347")).isEqualTo("94347, wrong by its check digit");
        assertThat(NumberWords.upn("A123456789012"))
                .startsWith("A123456789012, ")
                .endsWith(" by its check letter");
        assertThat(NumberWords.upn("A12345678901C")).startsWith("A12345678901C, a temporary one, ");
    }
}
