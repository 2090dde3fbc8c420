package dev.backbone.planted;

import java.util.logging.Logger;

/** Logs past the logging system. */
final class OldLogger {
    void log() {
        Logger.getLogger("planted").info("here");
    }
}
