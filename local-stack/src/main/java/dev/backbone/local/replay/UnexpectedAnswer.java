package dev.backbone.local.replay;

import java.io.IOException;

/** The suite answered something else than its API promises for a request like this. */
final class UnexpectedAnswer extends IOException {

    private static final long serialVersionUID = 1;

    UnexpectedAnswer(String message) {
        super(message);
    }
}
