package dev.backbone.local.kafka;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The free room that the broker needs to start. On a full disk its recovery can fail to write an index, take the log for
 * corrupt, and cut it off: a log that was whole, even the one that says which topics there are.
 *
 * @param folder an existing folder on the disk in question
 * @param megabytes how much has to be free there
 */
record Room(Path folder, long megabytes) {

    private static final long MEGABYTE = 1 << 20;

    /** @throws IOException if there is less */
    void assure() throws IOException {
        long free = folder.toFile().getUsableSpace() / MEGABYTE;
        if (free < megabytes) {
            throw new IOException("Kafka can't start, since %s has only %d MB of free room; it takes %d MB"
                    .formatted(folder, free, megabytes));
        }
    }
}
