/** The seam to whoever really moves money, and a simulation of it. */
@NullMarked
package dev.backbone.payment.provider;

import org.jspecify.annotations.NullMarked;
