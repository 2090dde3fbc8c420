/** The tests of the contract. {@code -Dapprove=true} rewrites the approved samples and the schemas. */
@NullMarked
package dev.backbone.events;

import org.jspecify.annotations.NullMarked;
