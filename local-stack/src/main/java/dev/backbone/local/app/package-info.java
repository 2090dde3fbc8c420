/** Java programs as child processes: the extracted services, their memory limits and their AOT caches. */
@NullMarked
package dev.backbone.local.app;

import org.jspecify.annotations.NullMarked;
