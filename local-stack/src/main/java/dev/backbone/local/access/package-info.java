/** Who may do what with Kafka, where Kafka asks. */
@NullMarked
package dev.backbone.local.access;

import org.jspecify.annotations.NullMarked;
