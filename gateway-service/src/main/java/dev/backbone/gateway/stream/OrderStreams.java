package dev.backbone.gateway.stream;

import dev.backbone.gateway.follow.AcceptedOrders;
import dev.backbone.gateway.follow.RecentFacts;
import dev.backbone.gateway.follow.Subscriptions;
import dev.backbone.gateway.http.Acceptance;
import dev.backbone.gateway.http.Problems;
import dev.backbone.gateway.http.RequestRefusedException;
import dev.backbone.gateway.http.Violation;
import dev.backbone.gateway.limits.Callers;
import dev.backbone.gateway.limits.Shares;
import dev.backbone.gateway.orders.OrderAccess;
import dev.backbone.gateway.routing.ServiceClient;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** {@code GET /orders/{orderId}/stream}: tells those who may see an order what happens to it, while it happens. */
public final class OrderStreams implements AutoCloseable {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final Set<OrderStream> open = ConcurrentHashMap.newKeySet();
    private final OrderAccess access;
    private final AcceptedOrders accepted;
    private final OrderHistory history;
    private final Subscriptions subscriptions;
    private final StreamProperties settings;
    private final Shares shares;

    OrderStreams(
            AcceptedOrders accepted,
            RecentFacts recent,
            Subscriptions subscriptions,
            ServiceClient orders,
            StreamProperties settings) {
        this.access = new OrderAccess(accepted);
        this.accepted = accepted;
        this.history = new OrderHistory(accepted, recent, orders);
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.shares = new Shares(settings.perCaller());
    }

    /**
     * Answers with a stream; with 204 if the client has all that there will be; with 503 while the history can't be read,
     * or too many listen already; with 429 if the client itself listens too often.
     */
    public ServerResponse stream(ServerRequest request) {
        Acceptance.require(request, MediaType.TEXT_EVENT_STREAM);
        var order = access.require(request);
        var lastTold = lastTold(request);
        if (request.method().equals(HttpMethod.HEAD)) {
            return ServerResponse.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
        }
        if (open.size() >= settings.limit()) {
            return unavailable("Too many listen at the moment.");
        }
        var caller = Callers.of(request.servletRequest());
        if (!shares.take(caller)) {
            return tooMany();
        }
        var inbox = new Inbox(settings.backlog());
        var listened =
                new ListenedOrder(OrderAccess.orderId(request), order, accepted, history, subscriptions, inbox::put);
        return begin(listened, inbox, new Story(lastTold), caller);
    }

    private ServerResponse begin(ListenedOrder order, Inbox inbox, Story story, String caller) {
        var stream = new OrderStream(order, inbox, story, settings, each -> end(each, caller));
        open.add(stream);
        var going = false;
        try {
            going = stream.begin();
            return going
                    ? new StreamAnswer(stream, settings.sendWithin())
                    : ServerResponse.noContent().build();
        } catch (HistoryUnavailableException e) {
            return unavailable(String.valueOf(e.getMessage()));
        } finally {
            if (!going) {
                stream.close();
            }
        }
    }

    private void end(OrderStream stream, String caller) {
        if (open.remove(stream)) {
            shares.giveBack(caller);
        }
    }

    private static @Nullable UUID lastTold(ServerRequest request) {
        var id = request.headers().firstHeader(LAST_EVENT_ID);
        if (id == null || id.isBlank()) {
            return null;
        }
        if (!OrderAccess.isUuid(id)) {
            throw new RequestRefusedException(List.of(Violation.ofParameter(LAST_EVENT_ID, "is not a UUID")));
        }
        return UUID.fromString(id);
    }

    private static ServerResponse unavailable(String detail) {
        return Problems.noAnswer(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail));
    }

    private static ServerResponse tooMany() {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, "You listen to too much at once; end a stream to begin another.");
        return Problems.answer(problem).header(HttpHeaders.RETRY_AFTER, "1").body(problem);
    }

    /** How many are open. */
    public int size() {
        return open.size();
    }

    /** Ends them all, soon. */
    @Override
    public void close() {
        open.forEach(OrderStream::end);
    }
}
