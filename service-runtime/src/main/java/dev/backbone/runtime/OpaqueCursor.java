package dev.backbone.runtime;

import java.util.Base64;

/** The form in which clients keep a place in a list: safe in any URL, and nothing to take apart. */
public final class OpaqueCursor {

    private OpaqueCursor() {}

    /** The cursor of a place. */
    public static String of(byte[] place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
    }

    /**
     * The place that the cursor stands for.
     *
     * @throws IllegalArgumentException if {@link #of} did not make it
     */
    public static byte[] read(String cursor) {
        var place = Base64.getUrlDecoder().decode(cursor);
        if (place.length == 0 || !of(place).equals(cursor)) {
            throw new IllegalArgumentException("not one of our cursors");
        }
        return place;
    }
}
