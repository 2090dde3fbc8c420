package dev.backbone.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lists a workload's articles and receives as many of each as one receipt can bring. */
public record Shelves(Shop shop) {

    private static final long PLENTY = 1_000_000;
    private static final int AT_ONCE = 32;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** The order service reads stock levels on its own, and no call tells how far it has come. */
    private static final Duration FOR_THE_ORDER_SERVICE = Duration.ofSeconds(1);

    /** Returns when everything is on hand. */
    public void fill(List<Article> articles) throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Article>> requested = new ArrayList<>();
            articles.forEach(article -> requested.add(threads.submit(() -> request(article))));
            for (Future<Article> each : requested) {
                awaitArrival(each.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("the shelves can't be filled: " + e.getCause(), e);
        }
        Thread.sleep(FOR_THE_ORDER_SERVICE);
    }

    private Article request(Article article) throws IOException, InterruptedException {
        shop.list(article);
        shop.receive(article, PLENTY);
        return article;
    }

    private void awaitArrival(Article article) throws IOException, InterruptedException {
        while (shop.onHand(article) < PLENTY) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
