package dev.backbone.gateway.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Answers 415 to content types with a wildcard, over which Spring would stumble before a route is found. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WildcardContentTypeFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var contentType = request.getContentType();
        if (contentType != null && contentType.contains("*")) {
            ServletProblem.write(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A content type has no wildcards.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
