package dev.backbone.bench.load;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Orders of one piece each, spread evenly over many skus and customers. */
public record OneLine() implements Workload {

    private static final int SKUS = 1_000;
    private static final int CUSTOMERS = 997;

    @Override
    public String name() {
        return "one-line";
    }

    @Override
    public List<Article> articles() {
        return IntStream.range(0, SKUS)
                .mapToObj(number -> new Article(sku(number), "Article " + number, 100 + number))
                .toList();
    }

    @Override
    public Order order(long number) {
        return new Order("customer-" + number % CUSTOMERS, "GB", Map.of(sku(number % SKUS), 1L));
    }

    private static String sku(long number) {
        return "bench-%04d".formatted(number);
    }
}
