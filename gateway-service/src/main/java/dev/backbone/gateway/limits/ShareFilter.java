package dev.backbone.gateway.limits;

import dev.backbone.gateway.http.ServletProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Bounds what a caller who was let in has under way at once: slow requests take a place for long, however few come. */
final class ShareFilter extends HttpFilter {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final transient Shares places;

    ShareFilter(int requests) {
        this.places = new Shares(requests);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Limits.applyTo(request)) {
            chain.doFilter(request, response);
            return;
        }
        var caller = Callers.of(request);
        if (!places.take(caller)) {
            refuse(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.giveBack(caller);
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        ServletProblem.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                "You have too much under way at once; nothing was done about this request.");
    }
}
