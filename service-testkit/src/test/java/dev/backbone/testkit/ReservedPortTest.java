package dev.backbone.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ReservedPortTest {

    @Test
    void connections_are_refused_unless_the_tests_server_listens() throws IOException {
        try (var port = new ReservedPort()) {
            assertThatThrownBy(() -> connect(port.number())).isInstanceOf(ConnectException.class);
            try (var server = new ServerSocket(port.number(), 1, InetAddress.getLoopbackAddress())) {
                connect(port.number());
                assertThat(server.isBound()).isTrue();
            }
            assertThatThrownBy(() -> connect(port.number())).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobody_else_is_given_it_before_it_is_closed() throws IOException {
        var port = new ReservedPort();

        assertThatThrownBy(() -> bindExclusively(port.number())).isInstanceOf(BindException.class);
        port.close();
        bindExclusively(port.number());
    }

    private static void connect(int port) throws IOException {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
    }

    private static void bindExclusively(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }
    }
}
