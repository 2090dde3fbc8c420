package dev.backbone.gateway.follow;

import java.util.List;

/** Is told what was just said on the topics, in the order in which it was read; must neither block nor throw. */
public interface FactListener {

    void heard(List<Heard> facts);

    /** Whether somebody waits to be told of the next fact. Asked whenever facts have come. */
    default boolean isInAHurry() {
        return false;
    }
}
