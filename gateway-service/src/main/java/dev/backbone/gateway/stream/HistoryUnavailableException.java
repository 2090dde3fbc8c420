package dev.backbone.gateway.stream;

import org.jspecify.annotations.Nullable;

/** What has happened to an order so far can't be told now. */
final class HistoryUnavailableException extends RuntimeException {

    HistoryUnavailableException(@Nullable Throwable cause) {
        super("The order's history can't be read at the moment.", cause);
    }
}
