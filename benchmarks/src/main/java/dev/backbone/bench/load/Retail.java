package dev.backbone.bench.load;

import dev.backbone.local.replay.Countries;
import dev.backbone.local.replay.PlannedOrder;
import dev.backbone.local.replay.RetailFile;
import dev.backbone.local.replay.RetailOrders;
import java.nio.file.Path;
import java.util.List;

/** The real orders of an Online Retail file, again from the beginning when they run out. */
public record Retail(RetailOrders orders) implements Workload {

    /**
     * Reads the file.
     *
     * @throws dev.backbone.local.StackException when this is no such file
     */
    public static Retail of(Path file) {
        return new Retail(new RetailFile(file).read(Integer.MAX_VALUE));
    }

    @Override
    public String name() {
        return "retail";
    }

    @Override
    public List<Article> articles() {
        return orders.items().values().stream()
                .map(item -> new Article(item.sku(), item.name(), item.priceMinor()))
                .toList();
    }

    @Override
    public Order order(long number) {
        PlannedOrder planned =
                orders.orders().get((int) (number % orders.orders().size()));
        return new Order(planned.customer(), Countries.codeOf(planned.country()), planned.quantities());
    }
}
