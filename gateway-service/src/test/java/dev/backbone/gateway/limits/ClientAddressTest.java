package dev.backbone.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,           192.0.2.1,           true",
        "192.0.2.1,           192.0.2.2,           false",
        "2001:db8:1:2::3,     2001:db8:1:2:ff::4,  true",
        "2001:db8:1:2::3,     2001:db8:1:3::3,     false",
        "0:0:0:0:0:0:0:1,     ::1,                 true",
        "fe80::1%eth0,        fe80::1%eth0,        true",
        "unknown,             unknown,             true"
    })
    void one_client_may_have_many_addresses_of_version_6(String one, String other, boolean same) {
        assertThat(ClientAddress.of(one).equals(ClientAddress.of(other))).isEqualTo(same);
    }
}
