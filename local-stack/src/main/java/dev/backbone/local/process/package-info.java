/** Child processes: started, watched, restarted, stopped, and never outliving the JVM that started them. */
@NullMarked
package dev.backbone.local.process;

import org.jspecify.annotations.NullMarked;
