package org.kith.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Helen Marsh, helen.marsh",
                "\" Zoë O'Brien \", zoe.o.brien",
                "Jürgen Núñez-Hall (Leaving Care), jurgen.nunez.hall.leaving.care",
                "Олена Коваль, олена.коваль"
            })
    void aUsernameIsANameWithoutAccents(String name, String username) {
        assertThat(Account.usernameOf(name)).isEqualTo(username);
    }
}
