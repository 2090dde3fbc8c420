package dev.backbone.runtime;

import dev.backbone.events.EncodedFact;
import dev.backbone.events.Fact;
import dev.backbone.events.FactCodec;

/** A fact at its place in a stream of this service's journal; versions count from 1. */
record JournalEntry(String streamId, long version, Fact fact, EncodedFact encoded) {

    JournalEntry(String streamId, long version, Fact fact) {
        this(streamId, version, fact, FactCodec.encode(fact));
    }
}
