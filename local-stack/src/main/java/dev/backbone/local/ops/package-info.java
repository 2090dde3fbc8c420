/** What an operator asks of running services: their dead letters, their views. */
@NullMarked
package dev.backbone.local.ops;

import org.jspecify.annotations.NullMarked;
