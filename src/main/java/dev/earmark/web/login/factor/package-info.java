/**
 * Second factors of accounts with a password here: authenticator apps with recovery codes, and passkeys, which stand for the password too.
 * Whoever sets one up or takes one away ends the other sessions of that account.
 */
@NullMarked
package dev.earmark.web.login.factor;

import org.jspecify.annotations.NullMarked;
