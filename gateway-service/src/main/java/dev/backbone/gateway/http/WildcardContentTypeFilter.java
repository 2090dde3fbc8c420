package dev.backbone.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Answers 415 to content types with a wildcard, over which Spring would stumble before a route is found. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WildcardContentTypeFilter extends HttpFilter {

    private static final String PROBLEM =
            "{\"detail\":\"A content type has no wildcards.\",\"status\":415,\"title\":\"Unsupported Media Type\"}";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var contentType = request.getContentType();
        if (contentType != null && contentType.contains("*")) {
            response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(PROBLEM.getBytes(UTF_8));
        } else {
            chain.doFilter(request, response);
        }
    }
}
