/**
 * Passwords that are kept here, their one-time links, and the second step behind them. Hashing has a thread of its own, because many
 * log-ins at once would otherwise hold up every other request.
 */
@NullMarked
package dev.earmark.web.login.password;

import org.jspecify.annotations.NullMarked;
