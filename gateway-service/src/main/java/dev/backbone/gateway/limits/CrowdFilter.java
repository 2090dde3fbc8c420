package dev.backbone.gateway.limits;

import dev.backbone.gateway.http.ServletProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Lets so many in at once, and sends the others away at once: a gateway that takes in more than it has memory for does
 * nothing for anybody.
 */
final class CrowdFilter extends HttpFilter {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final transient Semaphore room;

    CrowdFilter(int requests) {
        this.room = new Semaphore(requests);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Limits.applyTo(request)) {
            chain.doFilter(request, response);
        } else if (room.tryAcquire()) {
            letIn(request, response, chain);
        } else {
            refuse(response);
        }
    }

    private void letIn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        ServletProblem.write(
                response,
                HttpStatus.SERVICE_UNAVAILABLE,
                "Too much is going on at the moment; nothing was done about this request.");
    }
}
