/**
 * Fetches what lies elsewhere, so that it can be taken in like a folder: what is new is copied into a folder of this machine under its
 * own names, taken in, noted in a cursor, and removed. Whoever is stopped in between fetches the rest the next time; what had been taken
 * in is recognised by its content, so nothing is lost and nothing is kept twice.
 */
@NullMarked
package dev.earmark.inbox.pull;

import org.jspecify.annotations.NullMarked;
