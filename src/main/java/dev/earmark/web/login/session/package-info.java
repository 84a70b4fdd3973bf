/**
 * Who is logged in: sessions of pages with their end, from where they came, tickets for the way back to a log-in that is half done, and the
 * counting of failures, in the store, so that every node counts the same.
 */
@NullMarked
package dev.earmark.web.login.session;

import org.jspecify.annotations.NullMarked;
