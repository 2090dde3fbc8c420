package dev.backbone.bench.load;

import java.util.List;

/** What is ordered. The same number always means the same order; numbers never run out. */
public sealed interface Workload permits OneLine, HotSku, Retail {

    String name();

    /** All that is ordered, each to be received in plenty. */
    List<Article> articles();

    Order order(long number);
}
