/**
 * Issues the tokens of the local stack: one client, whose secret is the stack's, gets whatever it asks for. Not for anywhere
 * else: there, the gateway is told of an authorization server that knows people.
 */
@NullMarked
package dev.backbone.authorization;

import org.jspecify.annotations.NullMarked;
