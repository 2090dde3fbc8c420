package dev.backbone.planted.domain;

import dev.backbone.runtime.Batch;

/** Decides, but knows the machinery. */
record Plumber(Batch batch) {}
