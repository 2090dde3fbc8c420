package dev.backbone.bench.load;

import java.util.List;
import java.util.Map;

/** Everybody wants one piece of the same thing. */
public record HotSku() implements Workload {

    private static final Article HOT = new Article("bench-hot", "The one that everybody wants", 1_999);
    private static final int CUSTOMERS = 997;

    @Override
    public String name() {
        return "hot-sku";
    }

    @Override
    public List<Article> articles() {
        return List.of(HOT);
    }

    @Override
    public Order order(long number) {
        return new Order("customer-" + number % CUSTOMERS, "GB", Map.of(HOT.sku(), 1L));
    }
}
