/**
 * Which of two voices is heard when, on one channel, whoever they belong to.
 *
 * <p>Both voices of a call are described by how they differ from what both have in common, a mixture of sounds that is learned from the
 * call itself; no voice is kept, and none is compared with another call's.
 */
@NullMarked
package dev.earmark.speech.voice;

import org.jspecify.annotations.NullMarked;
