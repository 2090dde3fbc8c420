/** Breaks every rule of the architecture, so that tests can see each of them fail. */
@NullMarked
package dev.backbone.planted.domain;

import org.jspecify.annotations.NullMarked;
