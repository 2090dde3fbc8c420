/**
 * For tests only: a Java agent that halts a service's JVM at the n-th hit of a named point, as a power cut would, and a
 * test's way to arm it. Nothing in production code knows of it.
 */
@NullMarked
package dev.backbone.fault;

import org.jspecify.annotations.NullMarked;
