/**
 * Who may ask for what: an OAuth2 resource server. Tokens are JWTs, their keys are fetched from the authorization server
 * when a token first needs one; {@code AccessRules} is the table of scopes.
 */
@NullMarked
package dev.backbone.gateway.security;

import org.jspecify.annotations.NullMarked;
