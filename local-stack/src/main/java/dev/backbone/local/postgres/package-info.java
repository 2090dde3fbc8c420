/** A real Postgres from the binaries on Maven Central, with one database and one owner per service. */
@NullMarked
package dev.backbone.local.postgres;

import org.jspecify.annotations.NullMarked;
