package dev.backbone.gateway.limits;

import dev.backbone.gateway.http.ServletProblem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Lets in so many at once, and sends the others away at once: slow requests take a place for long, however few come, and
 * a gateway that takes in more than it has memory for does nothing for anybody.
 */
final class PlacesFilter extends HttpFilter {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final transient Shares places;
    private final transient Function<HttpServletRequest, String> whose;
    private final HttpStatus refusal;
    private final String detail;

    /** @param whose the places are of which a request takes one */
    PlacesFilter(Shares places, Function<HttpServletRequest, String> whose, HttpStatus refusal, String detail) {
        this.places = places;
        this.whose = whose;
        this.refusal = refusal;
        this.detail = detail;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Limits.applyTo(request)) {
            chain.doFilter(request, response);
            return;
        }
        var owner = whose.apply(request);
        if (!places.take(owner)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            ServletProblem.write(response, refusal, detail);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            places.giveBack(owner);
        }
    }
}
