package dev.backbone.runtime;

import dev.backbone.events.Fact;

/** A fact and the version that it has in this journal. */
public record JournalFact(Fact fact, long version) {}
