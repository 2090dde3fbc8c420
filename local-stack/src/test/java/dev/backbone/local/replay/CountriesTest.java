package dev.backbone.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {

    @ParameterizedTest
    @CsvSource({"United Kingdom,GB", "France,FR", "EIRE,IE", "USA,US", "RSA,ZA", "Unspecified,GB", "'',GB"})
    void names_of_the_data_set_become_iso_codes(String name, String code) {
        assertThat(Countries.codeOf(name)).isEqualTo(code);
    }
}
