package dev.backbone.gateway.openapi;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;

/** Collects routes; those for any method are left out, for they tell which methods there are. */
final class RouteTable implements RouterFunctions.Visitor {

    private final List<Route> routes = new ArrayList<>();

    private RouteTable() {}

    static List<Route> of(Collection<? extends RouterFunction<?>> routers) {
        var table = new RouteTable();
        routers.forEach(router -> router.accept(table));
        return table.routes;
    }

    @Override
    public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
        var parts = new RouteParts();
        predicate.accept(parts);
        parts.methods()
                .forEach(method -> parts.patterns().forEach(pattern -> routes.add(new Route(method.name(), pattern))));
    }

    @Override
    public void startNested(RequestPredicate predicate) {
        throw new UnsupportedOperationException("nested routes: their patterns would have to be joined");
    }

    @Override
    public void endNested(RequestPredicate predicate) {
        // Never begun.
    }

    @Override
    public void resources(Function<ServerRequest, Optional<Resource>> lookup) {
        throw new UnsupportedOperationException("resources: nobody knows their paths");
    }

    @Override
    public void attributes(Map<String, Object> attributes) {
        // They tell nothing of paths.
    }

    @Override
    public void unknown(RouterFunction<?> router) {
        throw new UnsupportedOperationException("a router that can't be looked into: " + router);
    }
}
