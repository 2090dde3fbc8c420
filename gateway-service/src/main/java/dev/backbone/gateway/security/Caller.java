package dev.backbone.gateway.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Who asks: a customer, or somebody who acts for any.
 *
 * @param customer whose orders the caller may see and change; {@code null} for any
 */
public record Caller(@Nullable String customer) {

    static final Caller ANYONE = new Caller(null);

    /** May ask for what is nobody's; no customer has an empty id. */
    static final Caller NO_CUSTOMER = new Caller("");

    /** The caller of a request, asked for on the thread that handles it. */
    public static Caller of(ServerRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication instanceof CallerToken token) {
            return token.caller();
        }
        if (authentication != null && actsForAnyone(authentication)) {
            return ANYONE;
        }
        throw new IllegalStateException("nobody has been let in to " + request.path());
    }

    /** Whether orders of {@code customerId} are the caller's business. */
    public boolean mayActFor(String customerId) {
        return customer == null || customer.equals(customerId);
    }

    private static boolean actsForAnyone(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .anyMatch(granted -> Scope.OPS.authority().equals(granted.getAuthority()));
    }
}
