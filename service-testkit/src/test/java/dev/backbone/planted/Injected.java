package dev.backbone.planted;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Has a field injected. */
final class Injected {
    @Autowired
    @Nullable String field;
}
