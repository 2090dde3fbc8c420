package dev.backbone.gateway.security;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Who asks: a customer, or somebody who acts for any.
 *
 * @param customer whose orders the caller may see and change; {@code null} for any
 */
public record Caller(@Nullable String customer) {

    private static final Caller ANYONE = new Caller(null);

    /** The caller of a request. */
    public static Caller of(ServerRequest request) {
        return ANYONE;
    }

    /** Whether orders of {@code customerId} are the caller's business. */
    public boolean mayActFor(String customerId) {
        return customer == null || customer.equals(customerId);
    }
}
