package dev.backbone.gateway.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What each caller has at once of something that there is only so much of, so that none takes it all. Remembers those
 * who have something. Thread-safe.
 */
public final class Shares {

    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();
    private final int most;

    /** @param most what one caller may have */
    public Shares(int most) {
        this.most = most;
    }

    /** Takes one, to be given back by {@link #giveBack}; false if the caller has all it may have. Never blocks. */
    public boolean take(String caller) {
        while (true) {
            var count = taken.get(caller);
            if (count == null
                    ? taken.putIfAbsent(caller, 1) == null
                    : count < most && taken.replace(caller, count, count + 1)) {
                return true;
            }
            if (count != null && count >= most) {
                return false;
            }
        }
    }

    public void giveBack(String caller) {
        taken.computeIfPresent(caller, (_, count) -> lessOne(count));
    }

    private static @Nullable Integer lessOne(int count) {
        return count == 1 ? null : count - 1;
    }
}
