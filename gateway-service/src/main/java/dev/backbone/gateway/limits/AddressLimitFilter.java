package dev.backbone.gateway.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Bounds what comes from an address without a good token, before it costs the check of one. Counted by each gateway for
 * itself.
 */
final class AddressLimitFilter extends HttpFilter {

    private final transient Limits limits;
    private final transient OwnCounts addresses;

    AddressLimitFilter(Limits limits, OwnCounts addresses) {
        this.limits = limits;
        this.addresses = addresses;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var count = Limits.applyTo(request)
                ? addresses.take(ClientAddress.of(request)).orElse(null)
                : null;
        if (count == null || count.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            limits.refuse(response, count);
        }
    }
}
