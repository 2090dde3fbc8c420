package dev.backbone.gateway.live;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.SessionLimitExceededException;
import tools.jackson.databind.json.JsonMapper;

/** Tells all clients the same at the same time; while there are none, nothing is done. Thread-safe. */
public final class LiveSessions extends AbstractWebSocketHandler implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LiveSessions.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, WebSocketSession> sessions = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("live").factory());
    private final LiveFigures figures;
    private final LiveProperties settings;
    private @Nullable ScheduledFuture<?> telling;

    LiveSessions(LiveFigures figures, LiveProperties settings) {
        this.figures = figures;
        this.settings = settings;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var patience = Math.toIntExact(settings.sendWithin().toMillis());
        var backlog = Math.toIntExact(settings.backlog().toBytes());
        sessions.put(session.getId(), new ConcurrentWebSocketSessionDecorator(session, patience, backlog));
        startOrStop();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        sessions.remove(session.getId());
        startOrStop();
    }

    private synchronized void startOrStop() {
        if (sessions.isEmpty() && telling != null) {
            telling.cancel(false);
            telling = null;
        } else if (!sessions.isEmpty() && telling == null) {
            telling = every(settings.interval());
        }
    }

    private ScheduledFuture<?> every(Duration interval) {
        ticker.execute(figures::restart);
        return ticker.scheduleAtFixedRate(this::tell, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tell() {
        try {
            var message = new TextMessage(JSON.writeValueAsBytes(figures.now()));
            // Each in a thread of its own: one that is stuck must not hold up the others.
            sessions.values().forEach(session -> Thread.startVirtualThread(() -> tell(session, message)));
        } catch (RuntimeException e) {
            log.warn("The figures can't be told", e);
        }
    }

    private void tell(WebSocketSession session, TextMessage message) {
        try {
            session.sendMessage(message);
        } catch (SessionLimitExceededException e) {
            drop(session, e.getStatus());
        } catch (IOException | IllegalStateException e) {
            drop(session, CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    private void drop(WebSocketSession session, CloseStatus status) {
        sessions.remove(session.getId());
        startOrStop();
        try {
            session.close(status);
        } catch (IOException e) {
            log.debug("A client had gone already", e);
        }
    }

    /** How many there are. */
    public int size() {
        return sessions.size();
    }

    /** Whether something is computed. */
    public synchronized boolean isTelling() {
        return telling != null;
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        sessions.values().forEach(session -> drop(session, CloseStatus.GOING_AWAY));
    }
}
