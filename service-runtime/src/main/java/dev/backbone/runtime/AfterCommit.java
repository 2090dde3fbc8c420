package dev.backbone.runtime;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What has to wait until the transaction under way is committed, and does not happen if it is rolled back. */
final class AfterCommit {

    private AfterCommit() {}

    /** Runs the action on this thread, right after the commit. */
    static void run(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
