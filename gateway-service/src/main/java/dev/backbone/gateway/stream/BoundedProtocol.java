package dev.backbone.gateway.stream;

import java.nio.channels.SocketChannel;
import java.util.function.IntSupplier;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP as Tomcat has it, with as many connections as there is memory for: {@code server.tomcat.max-connections} says how
 * many streams that is. Any other connection may have sent half a head, or a request, and counts as several streams; beyond
 * what there is memory for, a connection is closed as soon as it comes. Made by Tomcat, by its name.
 */
public final class BoundedProtocol extends Http11NioProtocol {

    private final Endpoint endpoint;

    public BoundedProtocol() {
        this(new Endpoint());
    }

    private BoundedProtocol(Endpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** @param streams how many connections have become streams; asked whenever a connection comes */
    void streams(IntSupplier streams) {
        endpoint.streams = streams;
    }

    private static final class Endpoint extends NioEndpoint {

        private static final Logger log = LoggerFactory.getLogger(BoundedProtocol.class);

        /** Half a head takes some 40 kB and a request 80, of which there are never many; a stream takes 12. */
        private static final int STREAMS_PER_CONNECTION = 4;

        /** So that who comes and goes at the limit isn't told of each time. */
        private static final double CLEARLY_LESS = 0.9;

        private volatile IntSupplier streams = () -> 0;

        /** Of the one thread that lets connections in. */
        private boolean full;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            int open = streams.getAsInt();
            long others = getConnectionCount() - open;
            long taken = others * STREAMS_PER_CONNECTION + open;
            int most = getMaxConnections();
            if (most > 0 && taken > most) {
                sayFull(others, open);
                destroySocket(socket);
                return false;
            }
            if (taken < CLEARLY_LESS * most) {
                sayRoom(others, open);
            }
            return super.setSocketOptions(socket);
        }

        private void sayFull(long others, int open) {
            if (!full) {
                full = true;
                log.warn(
                        "{} connections and {} streams are all that there is memory for: more are closed",
                        others,
                        open);
            }
        }

        private void sayRoom(long others, int open) {
            if (full) {
                full = false;
                log.info("{} connections and {} streams leave room for others again", others, open);
            }
        }
    }
}
