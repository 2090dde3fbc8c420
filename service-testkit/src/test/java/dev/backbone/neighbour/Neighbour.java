package dev.backbone.neighbour;

/** A class of another service. */
public record Neighbour(String name) {}
