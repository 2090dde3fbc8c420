package dev.backbone.runtime;

/** One thing that is wrong with a parameter of a query. Quotes no value. */
public record ParameterViolation(String parameter, String detail) {}
