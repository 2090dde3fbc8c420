package dev.backbone.gateway.stream;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.coyote.http11.upgrade.UpgradeInfo;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * The client's end of a stream: its socket, taken over from Tomcat after the head of the answer as is usual for
 * WebSockets. What Tomcat needs for a request, some 80 kB, serves other requests meanwhile; and it is known at once when
 * the client hangs up.
 */
public final class ClientSocket implements InternalHttpUpgradeHandler {

    private static final int OPENING_SECONDS = 10;

    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile @Nullable SocketWrapperBase<?> socket;
    private volatile Runnable whenGone = () -> {};
    private volatile long sendWithinMillis;

    /** By Tomcat. */
    public ClientSocket() {}

    /**
     * Before the request ends.
     *
     * @param whenGone is told, maybe more than once and on any thread, that the client has hung up; must not block
     */
    void use(long sendWithinMillis, Runnable whenGone) {
        this.sendWithinMillis = sendWithinMillis;
        this.whenGone = whenGone;
    }

    /** Blocks until the head of the answer is written and the socket ours; false if it never will be. */
    boolean awaitOpen() throws InterruptedException {
        return opened.await(OPENING_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Blocks until the bytes are on their way.
     *
     * @throws IOException if the client has gone, or doesn't receive them in time
     */
    void send(byte[] bytes) throws IOException {
        var open = requireSocket();
        open.write(true, bytes, 0, bytes.length);
        open.flush(true);
    }

    void close() {
        var open = socket;
        if (open != null) {
            open.close();
        }
    }

    private SocketWrapperBase<?> requireSocket() throws IOException {
        var open = socket;
        if (open == null) {
            throw new IOException("The socket is not open yet");
        }
        return open;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection connection) {
        var open = socket;
        if (open != null) {
            open.setWriteTimeout(sendWithinMillis);
        }
        opened.countDown();
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        var stays = switch (event) {
            case OPEN_READ -> skipInput();
            case OPEN_WRITE -> true;
            case STOP, TIMEOUT, DISCONNECT, ERROR, CONNECT_FAIL -> false;
        };
        if (!stays) {
            whenGone.run();
        }
        return stays ? SocketState.UPGRADED : SocketState.CLOSED;
    }

    /** Whether the client is still there; what it sends is nothing that anybody waits for. */
    private boolean skipInput() {
        var ignored = new byte[256];
        try {
            int read;
            do {
                read = requireSocket().read(false, ignored, 0, ignored.length);
            } while (read > 0);
            return read == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void destroy() {
        whenGone.run();
    }

    @Override
    public void timeoutAsync(long now) {
        // Nothing times out: heartbeats find out who is gone.
    }

    @Override
    public void setSslSupport(SSLSupport support) {
        // It doesn't matter how the bytes travel.
    }

    @Override
    public void pause() {
        // The stream ends with the gateway.
    }

    @Override
    public @Nullable UpgradeInfo getUpgradeInfo() {
        return null;
    }
}
