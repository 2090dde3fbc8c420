package dev.backbone.local.replay;

/** Shows how far a step has come. Thread-safe. */
interface Progress extends AutoCloseable {

    void step();

    void remark(String text);

    @Override
    void close();
}
