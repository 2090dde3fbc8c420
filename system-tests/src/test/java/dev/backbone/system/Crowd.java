package dev.backbone.system;

import static org.awaitility.Awaitility.await;

import dev.backbone.system.Shop.Line;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Customers who order this and that, whether or not they are answered, until it is closed: most pay, some can't, some
 * want what is scarce, some change their minds. Equal seeds order the same.
 */
final class Crowd implements AutoCloseable {

    private static final List<String> TOKENS = List.of("tok_ok", "tok_ok", "tok_ok", "tok_declined", "tok_flaky");

    private static final Duration LATEST_REGRET = Duration.ofMillis(600);

    private final Shop shop;
    private final List<String> skus;
    private final Random random;
    private final Set<String> accepted = Collections.synchronizedSet(new HashSet<>());

    /** Who is sent home while he orders doesn't come back to cancel; who means to cancel still does. */
    private final ScheduledExecutorService customers =
            new ScheduledThreadPoolExecutor(2, new ThreadPoolExecutor.DiscardPolicy());

    private Crowd(Shop shop, List<String> skus, long seed) {
        this.shop = shop;
        this.skus = skus;
        this.random = new Random(seed);
    }

    /** Lists four items of which there is plenty and one of which there is not, and lets the crowd in. */
    static Crowd of(Shop shop, long seed, Duration betweenOrders) {
        var skus = List.of(
                shop.list(255, 100_000),
                shop.list(339, 100_000),
                shop.list(1250, 100_000),
                shop.list(65, 100_000),
                shop.list(895, 10));
        var crowd = new Crowd(shop, skus, seed);
        var _ = crowd.customers.scheduleAtFixedRate(crowd::order, 0, betweenOrders.toMillis(), TimeUnit.MILLISECONDS);
        return crowd;
    }

    private void order() {
        String token;
        Optional<Duration> regret;
        List<Line> lines = new ArrayList<>();
        synchronized (random) {
            token = TOKENS.get(random.nextInt(TOKENS.size()));
            var wanted = new ArrayList<>(skus);
            Collections.shuffle(wanted, random);
            regret = regret();
            wanted.subList(0, 1 + random.nextInt(3)).forEach(sku -> lines.add(new Line(sku, 1 + random.nextInt(4))));
        }
        shop.offer(token, lines.toArray(Line[]::new)).ifPresent(orderId -> {
            accepted.add(orderId);
            regret.ifPresent(after -> cancelLater(orderId, after));
        });
    }

    /** Of one in five, some time between the request and shortly after the parcel has usually left. */
    private Optional<Duration> regret() {
        return random.nextInt(5) == 0
                ? Optional.of(Duration.ofMillis(random.nextLong(LATEST_REGRET.toMillis())))
                : Optional.empty();
    }

    private void cancelLater(String orderId, Duration after) {
        var _ = customers.schedule(() -> cancel(orderId), after.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void cancel(String orderId) {
        try {
            shop.askToCancel(orderId);
        } catch (UncheckedIOException _) {
            // nobody in: the order goes on
        }
    }

    /** Sends the customers home; the result are the orders that were accepted. */
    Set<String> sendHome() {
        customers.close();
        synchronized (accepted) {
            return Set.copyOf(accepted);
        }
    }

    /** Waits until so many more orders have been accepted. */
    void awaitMore(int orders) {
        int wanted = acceptedSoFar() + orders;
        await().atMost(Duration.ofMinutes(2)).until(() -> acceptedSoFar() >= wanted);
    }

    int acceptedSoFar() {
        return accepted.size();
    }

    /** Returns when the last order has been answered. */
    @Override
    public void close() {
        customers.close();
    }
}
