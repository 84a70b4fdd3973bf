/**
 * How much more can be taken on: what waits, how fast it is worked off, and the ticket that holds the room for what is being sent. What
 * would be too much is refused before it is read, with the time after which it is worth trying again.
 */
@NullMarked
package dev.earmark.inbox.admission;

import org.jspecify.annotations.NullMarked;
