package dev.backbone.gateway.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Bounds what a caller who was let in may ask: by name, or by address if a name was not asked for. */
final class CallerLimitFilter extends HttpFilter {

    private final transient Limits limits;
    private final transient OwnCounts addresses;
    private final transient Counts callers;

    CallerLimitFilter(Limits limits, OwnCounts addresses, Counts callers) {
        this.limits = limits;
        this.addresses = addresses;
        this.callers = callers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!Limits.applyTo(request)) {
            chain.doFilter(request, response);
            return;
        }
        var address = ClientAddress.of(request);
        // Many callers may share an address, a proxy's for example.
        addresses.giveBack(address);
        var count = callers.take(Callers.of(request));
        if (count.isPresent() && !count.get().isConsumed()) {
            limits.refuse(response, count.get());
            return;
        }
        count.ifPresent(each -> limits.describe(response, each));
        chain.doFilter(request, response);
    }
}
