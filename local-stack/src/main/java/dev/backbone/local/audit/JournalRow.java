package dev.backbone.local.audit;

import dev.backbone.events.EventType;
import dev.backbone.events.Fact;
import java.util.Optional;
import java.util.UUID;

/** A row of a journal; {@code fact} is there where a check needs its data. */
record JournalRow(UUID id, String source, EventType type, String streamId, long version, Optional<Fact> fact) {}
