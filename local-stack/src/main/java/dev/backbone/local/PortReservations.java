package dev.backbone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Draws ports of the loopback address and holds them until it is closed, so that the system gives them to no other
 * program before ours listens there, or while ours is restarted. Draws no port twice. Thread-safe.
 *
 * <p>Each port is held by a socket that is bound and doesn't listen. Linux lets a second socket bind the same port when
 * both have {@code SO_REUSEADDR}, as servers' sockets have, and only one of them listens. Where a system forbids that
 * (macOS), the port is released at once, and another program can still take it.
 */
public final class PortReservations implements AutoCloseable {

    /**
     * Below the ports that systems give to outgoing connections, from 32,768 on: a client's connection to one of them
     * would keep a server from listening there.
     */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_767;
    private static final int ATTEMPTS = 1_000;

    private final List<Socket> holders = new ArrayList<>();
    private final Set<Integer> drawn = new HashSet<>();

    /** Draws a port for everything in a stack. */
    public Ports drawAll() {
        return new Ports(draw(), draw(), draw(), draw(), draw(), draw(), draw(), draw(), draw());
    }

    /** Draws one port. */
    public int draw() {
        return draw(1);
    }

    /**
     * Draws ports that follow one another, and returns the first.
     *
     * @throws UncheckedIOException if there are none
     */
    public synchronized int draw(int count) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 2 - count);
            var ports = IntStream.range(first, first + count).boxed().toList();
            if (Collections.disjoint(drawn, ports) && tryHold(ports)) {
                drawn.addAll(ports);
                return first;
            }
        }
        throw new UncheckedIOException(new BindException("no free ports from " + LOWEST + " to " + HIGHEST));
    }

    /** Returns false if somebody else has one of the ports. */
    private boolean tryHold(List<Integer> ports) {
        try {
            holders.addAll(hold(ports));
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("can't hold a port", e);
        }
    }

    private static List<Socket> hold(List<Integer> ports) throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int port : ports) {
                held.add(hold(port));
            }
            return held;
        } catch (IOException e) {
            held.forEach(PortReservations::release);
            throw e;
        }
    }

    /** Binds without {@code SO_REUSEADDR}, which fails for a port that somebody else has or holds, and sets it then. */
    private static Socket hold(int port) throws IOException {
        Socket holder = new Socket();
        try {
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            holder.setReuseAddress(true);
        } catch (IOException e) {
            holder.close();
            throw e;
        }
        if (!canListen(port)) {
            holder.close();
        }
        return holder;
    }

    /** Returns true if a server can listen on the port now. */
    static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void release(Socket holder) {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Releases all ports; repeatable. */
    @Override
    public synchronized void close() {
        holders.forEach(PortReservations::release);
        holders.clear();
    }
}
