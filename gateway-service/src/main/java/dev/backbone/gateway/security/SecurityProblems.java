package dev.backbone.gateway.security;

import dev.backbone.gateway.http.ServletProblem;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Tells those who are not let in why, as {@code application/problem+json}; headers are as RFC 6750 has them. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    private static final String RETRY_AFTER_SECONDS = "2";

    private final AuthenticationEntryPoint unauthorized = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler forbidden = new BearerTokenAccessDeniedHandler();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
            throws IOException, ServletException {
        if (refusal instanceof AuthenticationServiceException) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            write(response, "The authorization server, which knows whether the token holds, can't be reached.");
            return;
        }
        unauthorized.commence(request, response, refusal);
        write(
                response,
                refusal instanceof OAuth2AuthenticationException
                        ? "The token is not valid."
                        : "This takes a token: Authorization: Bearer …");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
            throws IOException, ServletException {
        forbidden.handle(request, response, refusal);
        write(response, "This takes a token with the scope %s.".formatted(scopes(refusal)));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException refusal)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        write(response, "The path is not written as plainly as it could be.");
    }

    private static String scopes(AccessDeniedException refusal) {
        if (refusal instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof AuthorityAuthorizationDecision decision) {
            return decision.getAuthorities().stream()
                    .map(authority -> String.valueOf(authority.getAuthority()).replace(Scope.PREFIX, ""))
                    .map(scope -> scope.startsWith("orders:") ? scope + " and a customer" : scope)
                    .collect(Collectors.joining(", or "));
        }
        return Scope.OPS.authority().replace(Scope.PREFIX, "");
    }

    private static void write(HttpServletResponse response, String detail) throws IOException {
        ServletProblem.write(response, HttpStatus.valueOf(response.getStatus()), detail);
    }
}
