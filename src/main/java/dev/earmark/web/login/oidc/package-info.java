/**
 * Log-in by the identity provider of the company (OpenID Connect): the way there and back, and which of its people get which role here.
 */
@NullMarked
package dev.earmark.web.login.oidc;

import org.jspecify.annotations.NullMarked;
