package dev.backbone.gateway.security;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

/** What tells one caller from another where requests are counted. */
public final class CallerName {

    private CallerName() {}

    /** The customer that the current request's token names, otherwise the client that it was issued to; empty without one. */
    public static Optional<String> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? Optional.of(name(token))
                : Optional.empty();
    }

    private static String name(CallerToken token) {
        var customer = token.caller().customer();
        return customer == null || customer.isEmpty() ? "client:" + client(token.getToken()) : "customer:" + customer;
    }

    /** RFC 9068 calls it {@code client_id}; OpenID Connect has {@code azp}. */
    private static String client(Jwt token) {
        return Stream.of("client_id", "azp", "sub")
                .map(token::getClaimAsString)
                .filter(each -> each != null && !each.isBlank())
                .findFirst()
                .orElse("");
    }
}
