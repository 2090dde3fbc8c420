/** Micro-benchmarks, beside what they measure. */
package dev.backbone.events;
