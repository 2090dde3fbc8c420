package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;

/** A fact at its place in a stream of this service's journal; versions count from 1. */
record JournalEntry(String streamId, long version, EncodedFact fact) {}
