/**
 * Which of two voices is heard when, on one channel, whoever they belong to.
 *
 * <p>Both voices of a call are described by how they differ from what both have in common, a mixture of sounds that is learned from the
 * call itself, and, where the speech model holds what it has learnt from many speakers ({@link dev.earmark.speech.voice.VoiceSpace}), by
 * where they lie in the directions in which voices differ at all. No voice is kept, and none is compared with another call's.
 *
 * <p>An operator may name a speaker model, a network that was trained to tell voices apart. What it makes of pieces of a call is held
 * against the other pieces of the same call only, and counts beside sound, pitch and words, so a call in which it tells nothing is told
 * apart as without it.
 */
@NullMarked
package dev.earmark.speech.voice;

import org.jspecify.annotations.NullMarked;
