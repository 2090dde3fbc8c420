package dev.backbone.planted;

import org.springframework.transaction.annotation.Transactional;

/** Expects a transaction that nobody begins. */
class Committer {

    @Transactional
    void write() {}
}
