/**
 * What happened, told to others in order: the types of events, what they carry (ids and figures, never words of a conversation), and
 * how a message is signed so that its receiver can trust it.
 */
@NullMarked
package dev.earmark.events;

import org.jspecify.annotations.NullMarked;
