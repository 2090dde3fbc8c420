package dev.backbone.gateway.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What is wrong outside a body: methods, targets, headers. */
final class Oddities {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final List<String> SEGMENTS = List.of(
            "/%00",
            "/%2F",
            "/%2e%2e",
            "/..",
            "/.",
            "/;x=y",
            "/%C3%A9",
            "/%c3",
            "/%5C",
            "//",
            "/%zz",
            "/%",
            "/%0d%0a",
            "/1-1-1-1-1",
            "/00000000-0000-0000-0000-000000000000",
            "/" + "a".repeat(6_000),
            "/\u00e9",
            "/%F0%9F%9B%92",
            "/{}",
            "/a b");
    private static final List<String> QUERIES = List.of(
            "limit=0",
            "limit=201",
            "limit=-1",
            "limit=abc",
            "limit=",
            "limit=99999999999",
            "limit=1&limit=2",
            "cursor=",
            "cursor=%00",
            "cursor=abc",
            "cursor=" + "A".repeat(3_000),
            "status=requested",
            "status=",
            "customerId=",
            "customerId=%c3",
            "customerId=%00",
            "=1",
            "&&&",
            "%",
            "%zz=1",
            "asOf=now",
            "asOf=",
            "asOf=2026-01-31T12:00:00",
            "asOf=+999999999-12-31T23:59:59Z",
            "asOf=9999-12-31T23:59:59Z",
            "asOf=0000-01-01T00:00:00Z",
            "unknown=1");
    private static final List<String> HEADERS = List.of(
            "Accept: text/plain",
            "Accept: application/json;q=0",
            "Accept: nonsense",
            "Accept: */*;q=2",
            "Accept:",
            "Accept: text/event-stream",
            "Prefer: wait=-1",
            "Prefer: wait",
            "Prefer: wait=",
            "Prefer: wait=1.5",
            "Prefer: wait=99999999999999999999",
            "Prefer: respond-async, wait=0",
            "Prefer: ;;=,,",
            "Prefer: wait=0;wait=1",
            "Prefer: \u00ff",
            "Idempotency-Key:",
            "Idempotency-Key: \u00e9",
            "Idempotency-Key: a\tb",
            "Idempotency-Key: " + "k".repeat(256),
            "Idempotency-Key: " + "k".repeat(7_000),
            "Idempotency-Key: \"quoted\"",
            "Last-Event-ID:",
            "Last-Event-ID: 1",
            "Last-Event-ID: ../..",
            "Last-Event-ID: \u0080",
            "traceparent: 00-0-0-0",
            "traceparent:",
            "traceparent: \u00e9",
            "Content-Type: text/plain",
            "Content-Type:",
            "Content-Type: */*",
            "Content-Type: application/*",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/json; charset=nonsense",
            "Content-Type: application/json, text/plain",
            "Content-Type: multipart/form-data",
            "Content-Encoding: gzip",
            "Content-Encoding: nonsense",
            "Expect: 100-continue",
            "Expect: nonsense",
            "Range: bytes=0-1",
            "If-Match: *",
            "If-None-Match: *",
            "If-Modified-Since: never",
            "Authorization: Bearer",
            "Authorization: Bearer a.b.c",
            "Authorization: Basic eDp5",
            "X-Forwarded-Host: a b",
            "X-Forwarded-For: 1, 2",
            "Forwarded: ;;",
            "Origin: null",
            "X-HTTP-Method-Override: DELETE",
            "Upgrade: websocket",
            "Cookie: \u0001",
            "Trailer: a",
            "no-colon",
            "a b: c",
            ": empty");

    private final RandomGenerator random;

    Oddities(RandomGenerator random) {
        this.random = random;
    }

    String method(String method) {
        return random.nextInt(4) == 0 ? Texts.of(random, Texts.ALPHANUMERIC, 5) : one(METHODS);
    }

    String target(String target) {
        if (random.nextBoolean()) {
            return target + (target.contains("?") ? '&' : '?') + one(QUERIES);
        }
        int slash = target.lastIndexOf('/');
        return random.nextBoolean() ? target + one(SEGMENTS) : target.substring(0, slash) + one(SEGMENTS);
    }

    /** One more header, or another value of one that is there. */
    List<String> headers(List<String> headers) {
        var header = one(HEADERS);
        List<String> changed = new ArrayList<>(headers);
        if (random.nextInt(4) > 0) {
            changed.removeIf(each -> name(each).equalsIgnoreCase(name(header)));
        }
        changed.add(header);
        return changed;
    }

    private static String name(String header) {
        return header.replaceFirst(":.*", "");
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
