package dev.backbone.local.replay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends requests until they are answered: waits as long as a busy suite asks for, and tries again when the connection fails,
 * but never twice what may have been done already and must not be done twice.
 */
final class Retrying {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final HttpClient http;
    private final Duration patience;
    private final AtomicLong retries = new AtomicLong();

    /** Unavailability, and that nobody answers at all, is borne for as long as the patience lasts. */
    Retrying(HttpClient http, Duration patience) {
        this.http = http;
        this.patience = patience;
    }

    HttpResponse<byte[]> send(HttpRequest request, boolean repeatable) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                if (!isTemporary(response.statusCode(), repeatable) || System.nanoTime() > deadline) {
                    return response;
                }
                pause = retryAfter(response);
            } catch (IOException e) {
                if (System.nanoTime() > deadline || !(repeatable || wasNotSent(e))) {
                    throw e;
                }
                pause = longer(pause);
            }
            retries.incrementAndGet();
            Thread.sleep(pause);
        }
    }

    /** How often a request had to be sent again so far. */
    long retries() {
        return retries.get();
    }

    /** 429 and 503 promise that nothing was done; a gateway's other complaints leave open whether something was. */
    private static boolean isTemporary(int status, boolean repeatable) {
        return status == 429 || status == 503 || (repeatable && (status == 502 || status == 504));
    }

    private static boolean wasNotSent(IOException failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    /** Retry-After in seconds; one second when there is none, or a date, which our gateway does not send. */
    private static Duration retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,4}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ofSeconds(1));
    }
}
