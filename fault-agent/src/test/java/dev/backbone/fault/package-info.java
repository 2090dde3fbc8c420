/** Tests of the agent. */
@NullMarked
package dev.backbone.fault;

import org.jspecify.annotations.NullMarked;
