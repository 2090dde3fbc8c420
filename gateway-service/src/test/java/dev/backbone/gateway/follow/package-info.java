/** Parts of what follows the topics that are too slow, or too rare, to be seen through the HTTP port. */
@NullMarked
package dev.backbone.gateway.follow;

import org.jspecify.annotations.NullMarked;
