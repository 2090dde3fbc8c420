package dev.backbone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void a_taken_port_is_named_together_with_the_flag_that_changes_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PortReservations reservations = new PortReservations()) {
            Ports free = reservations.drawAll();
            int port = taken.getLocalPort();

            assertRefused(port, "--port", new Ports(port, 1, 1, 1, 1, 1, 1, 1, 1));
            assertRefused(
                    port,
                    "--postgres-port",
                    new Ports(
                            free.gateway(),
                            free.order(),
                            free.stock(),
                            free.payment(),
                            free.shipment(),
                            free.kafka(),
                            free.kafkaController(),
                            port,
                            free.authorization()));
        }
    }

    @Test
    void a_number_that_is_no_port_is_refused_too() {
        assertThatThrownBy(new Ports(70_000, 1, 1, 1, 1, 1, 1, 1, 1)::requireFree)
                .isInstanceOf(StackException.class)
                .hasMessage("70000 is no port: choose another with --port");
    }

    @Test
    void ports_survive_the_state_file() {
        assertThat(PortList.parse(PortList.format(Ports.usual()))).isEqualTo(Ports.usual());
    }

    private static void assertRefused(int port, String flag, Ports ports) {
        assertThatThrownBy(ports::requireFree)
                .isInstanceOf(StackException.class)
                .hasMessage("port " + port + " is taken: choose another with " + flag);
    }
}
