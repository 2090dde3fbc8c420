/** The tests of the testkit. */
@NullMarked
package dev.backbone.testkit;

import org.jspecify.annotations.NullMarked;
