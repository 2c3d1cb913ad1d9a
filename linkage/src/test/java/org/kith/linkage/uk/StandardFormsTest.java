package org.kith.linkage.uk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class StandardFormsTest {

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/nhs-number.csv", useHeadersInDisplayName = true)
    void nhsNumbersAreTenDigitsWithACheckDigit(String written, @Nullable String standard, boolean valid) {
        assertThat(NhsNumber.standard(written)).isEqualTo(standard == null ? "" : standard);
        assertThat(NhsNumber.valid(NhsNumber.standard(written))).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/upn.csv", useHeadersInDisplayName = true)
    void upnsCarryACheckLetter(String upn, boolean valid) {
        assertThat(Upn.valid(upn)).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/postcode.csv", useHeadersInDisplayName = true)
    void postcodesComeToOneForm(String written, @Nullable String standard, @Nullable String district) {
        assertThat(Postcode.standard(written)).isEqualTo(standard == null ? "" : standard);
        if (standard != null) {
            assertThat(Postcode.district(standard)).isEqualTo(district);
        }
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/birth-date.csv", useHeadersInDisplayName = true)
    void birthDatesAreReadInAnyOrder(String written, int packed) {
        assertThat(BirthDate.packed(written)).isEqualTo(packed);
    }

    @ParameterizedTest
    @CsvFileSource(files = "src/test/resources/spec/names.csv", useHeadersInDisplayName = true)
    void namesLoseWhatIsNoName(String written, @Nullable String names) {
        assertThat(Names.standard(written)).isEqualTo(names == null ? List.of() : List.of(names.split("\\|", -1)));
    }
}
