package dev.backbone.gateway.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Gives a body a time to come in, all told. By itself, Tomcat waits for the next byte, and for the next, also when the
 * request was answered long ago: it reads what is left, to use the connection again.
 */
final class BodyDeadlineValve extends ValveBase {

    /** As Tomcat has it. */
    private static final long MOST_TO_SKIP = 2 << 20;

    private final Duration patience;

    BodyDeadlineValve(Duration patience) {
        super(true);
        this.patience = patience;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        var untimed = coyote.getInputBuffer();
        var body = new TimedBody(untimed, patience);
        coyote.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && isLeft(request)) {
                end(request, response, body);
            }
        } finally {
            coyote.setInputBuffer(untimed);
        }
    }

    /** The client has its answer first; if it goes on sending for too long, it is cut off. */
    private static void end(Request request, Response response, TimedBody body) throws IOException {
        response.finishResponse();
        if (!isWorthReading(request) || !body.skip(MOST_TO_SKIP)) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        }
    }

    /** A client that asked whether to send its body, or announced a very large one, has read its answer by now. */
    private static boolean isWorthReading(Request request) {
        return !request.getCoyoteRequest().hasExpectation() && request.getContentLengthLong() <= MOST_TO_SKIP;
    }

    /** Whether Tomcat would go on reading: not if it has taken the connection for broken. */
    private static boolean isLeft(Request request) {
        return !is(request, ActionCode.REQUEST_BODY_FULLY_READ) && !is(request, ActionCode.IS_ERROR);
    }

    private static boolean is(Request request, ActionCode question) {
        var answer = new AtomicBoolean();
        request.getCoyoteRequest().action(question, answer);
        return answer.get();
    }
}
