package dev.backbone.local.kafka;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a broker for its API versions, the first thing every client does: without a client's weight. */
public record BrokerProbe(int port) {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int CORRELATION_ID = 1;

    /** An ApiVersions request, version 0: key, version, correlation id, client id (none), after their length. */
    private static final byte[] REQUEST = {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, CORRELATION_ID, -1, -1};

    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.getOutputStream().write(REQUEST);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return in.readInt() > 0 && in.readInt() == CORRELATION_ID && in.readShort() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
