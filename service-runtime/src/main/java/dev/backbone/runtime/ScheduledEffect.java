package dev.backbone.runtime;

import dev.backbone.events.Fact;

/** An effect that is to be carried out because of {@code trigger}. */
record ScheduledEffect(Fact trigger, Performance performance) {}
