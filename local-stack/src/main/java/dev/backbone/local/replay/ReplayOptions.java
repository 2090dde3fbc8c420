package dev.backbone.local.replay;

import dev.backbone.local.tokens.TokenSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;

/** What to replay, where, and how fast: without a rate as fast as the suite answers. */
public record ReplayOptions(
        Path file, URI suite, TokenSource tokens, int limit, OptionalDouble rate, Duration patience) {}
