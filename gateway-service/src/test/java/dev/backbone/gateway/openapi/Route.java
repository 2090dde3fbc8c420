package dev.backbone.gateway.openapi;

import java.util.regex.Pattern;

/** A route of the gateway: a method, and a pattern that may end in {@code /**}. */
record Route(String method, String pattern) {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]*}");
    private static final String ANYTHING = "/**";

    /** Whether it is the operation's own route, whatever its variables are called, or one for all that is below. */
    boolean serves(Operation operation) {
        var isHead = method.equals("HEAD") && operation.method().equals("GET");
        return (isHead || method.equals(operation.method())) && covers(plain(operation.path()));
    }

    private boolean covers(String path) {
        if (!pattern.endsWith(ANYTHING)) {
            return plain(pattern).equals(path);
        }
        var root = plain(pattern.substring(0, pattern.length() - ANYTHING.length()));
        return path.equals(root) || path.startsWith(root + '/');
    }

    private static String plain(String pattern) {
        return VARIABLE.matcher(pattern).replaceAll("{}");
    }
}
