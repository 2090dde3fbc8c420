package dev.backbone.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PortReservationsTest {

    private final PortReservations reservations = new PortReservations();

    @AfterEach
    void release() {
        reservations.close();
    }

    @Test
    void a_stacks_ports_are_free_and_all_different() {
        Ports ports = reservations.drawAll();

        ports.requireFree();
        assertThat(PortList.format(ports).split(" ")).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void no_outgoing_connection_could_get_one_of_them_first() {
        assertThat(PortList.format(reservations.drawAll()).split(" "))
                .extracting(Integer::valueOf)
                .allSatisfy(port -> assertThat(port).isBetween(20_000, 32_767));
    }

    @Test
    void a_server_listens_on_a_reserved_port_again_and_again() throws IOException {
        int port = reservations.draw();

        assertThatThrownBy(() -> connect(port)).isInstanceOf(ConnectException.class);
        for (int run = 0; run < 3; run++) {
            try (ServerSocket server = listen(port)) {
                connect(port);
                assertThat(server.isBound()).isTrue();
            }
        }
    }

    @Test
    void a_reserved_port_is_drawn_by_nobody_else_until_it_is_released() throws IOException {
        assumeThat(System.getProperty("os.name").toLowerCase(Locale.ROOT)).contains("linux");
        int port = reservations.draw();

        assertThatThrownBy(() -> bindExclusively(port)).isInstanceOf(BindException.class);
        reservations.close();
        bindExclusively(port);
    }

    @Test
    void consecutive_ports_are_all_free() throws IOException {
        int first = reservations.draw(4);

        List<ServerSocket> servers = IntStream.range(first, first + 4)
                .mapToObj(PortReservationsTest::listenUnchecked)
                .toList();
        assertThat(servers).hasSize(4);
        for (ServerSocket server : servers) {
            server.close();
        }
    }

    @Test
    void two_who_draw_at_once_get_different_ports() {
        assumeThat(System.getProperty("os.name").toLowerCase(Locale.ROOT)).contains("linux");
        try (PortReservations others = new PortReservations()) {
            List<Integer> drawn = IntStream.range(0, 200)
                    .parallel()
                    .boxed()
                    .flatMap(_ -> Stream.of(reservations.draw(), others.draw()))
                    .toList();
            assertThat(drawn).doesNotHaveDuplicates();
        }
    }

    private static void bindExclusively(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    private static ServerSocket listenUnchecked(int port) {
        try {
            return listen(port);
        } catch (IOException e) {
            throw new AssertionError(port + " is not free", e);
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
    }
}
