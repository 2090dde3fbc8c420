/** What requests and answers look like: bodies within limits and by schema, problems by RFC 9457. */
@NullMarked
package dev.backbone.gateway.http;

import org.jspecify.annotations.NullMarked;
