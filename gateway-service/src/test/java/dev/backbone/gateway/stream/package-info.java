@NullMarked
package dev.backbone.gateway.stream;

import org.jspecify.annotations.NullMarked;
