/** The tests of the authorization server, through its HTTP port. */
@NullMarked
package dev.backbone.authorization;

import org.jspecify.annotations.NullMarked;
