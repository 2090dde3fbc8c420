/**
 * Proves over all databases and all topics that nothing was lost, doubled or left hanging: {@link
 * dev.backbone.local.audit.EvidenceReader} condenses what they say to {@link dev.backbone.local.audit.Evidence}, and
 * each {@link dev.backbone.local.audit.Check} is a pure function over that.
 */
@NullMarked
package dev.backbone.local.audit;

import org.jspecify.annotations.NullMarked;
