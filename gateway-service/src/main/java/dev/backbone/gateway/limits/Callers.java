package dev.backbone.gateway.limits;

import dev.backbone.gateway.security.CallerName;
import jakarta.servlet.http.HttpServletRequest;

/** What callers are told apart by, wherever it is counted what each does. */
public final class Callers {

    private Callers() {}

    /** By name, or by address if a name was not asked for; for the current request, once it was let in. */
    public static String of(HttpServletRequest request) {
        return CallerName.current().orElseGet(() -> "address:" + ClientAddress.of(request));
    }
}
