package dev.backbone.local.audit;

import java.time.Duration;

/**
 * How to audit.
 *
 * @param patience how long to wait until nothing is under way; what still is then is left out
 * @param allFinal whether an order that is still under way then is a violation
 */
public record AuditOptions(Duration patience, boolean allFinal) {}
