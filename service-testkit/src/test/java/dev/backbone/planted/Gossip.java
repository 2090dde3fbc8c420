package dev.backbone.planted;

import dev.backbone.neighbour.Neighbour;

/** Knows another service. */
record Gossip(Neighbour neighbour) {}
