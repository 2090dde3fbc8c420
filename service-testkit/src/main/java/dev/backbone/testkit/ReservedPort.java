package dev.backbone.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port of the loopback address at which nobody listens until the test's own server does: connections are refused, and
 * no other program is given it before it is closed.
 *
 * <p>A socket that is bound and doesn't listen holds it. Linux lets a second socket bind the port when both have {@code
 * SO_REUSEADDR}, as servers' sockets have. Where a system forbids that, the port is released at once.
 */
public final class ReservedPort implements AutoCloseable {

    private final Socket holder = new Socket();
    private final int number;

    /** @throws UncheckedIOException if there is no free port */
    public ReservedPort() {
        try {
            // Without SO_REUSEADDR no other socket has it; with it, a server can listen beside this one.
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            holder.setReuseAddress(true);
            number = holder.getLocalPort();
            releaseUnlessShared();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void releaseUnlessShared() throws IOException {
        try {
            new ServerSocket(number, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException _) {
            holder.close();
        }
    }

    public int number() {
        return number;
    }

    /** The port can be anybody's from now on. */
    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
