package dev.backbone.gateway.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;

/** The methods and patterns of one route. What else it may ask of a request can't be told from a path. */
final class RouteParts implements RequestPredicates.Visitor {

    private final List<HttpMethod> methods = new ArrayList<>();
    private final List<String> patterns = new ArrayList<>();

    List<HttpMethod> methods() {
        return methods;
    }

    List<String> patterns() {
        return patterns;
    }

    @Override
    public void method(Set<HttpMethod> allowed) {
        methods.addAll(allowed);
    }

    @Override
    public void path(String pattern) {
        patterns.add(pattern);
    }

    @Override
    @SuppressWarnings("removal") // the interface still asks for it
    public void pathExtension(String extension) {}

    @Override
    public void header(String name, String value) {}

    @Override
    public void param(String name, String value) {}

    @Override
    public void version(String version) {}

    @Override
    public void startAnd() {}

    @Override
    public void and() {}

    @Override
    public void endAnd() {}

    @Override
    public void startOr() {}

    @Override
    public void or() {}

    @Override
    public void endOr() {}

    @Override
    public void startNegate() {}

    @Override
    public void endNegate() {}

    @Override
    public void unknown(RequestPredicate predicate) {}
}
