/**
 * Samples of one channel, read piece by piece, and what is reckoned from them: levels, another rate, whether two channels hold the same.
 *
 * <p>A {@link dev.earmark.audio.samples.Pcm} is never in memory as a whole, so a call of six hours needs no more than one of six minutes.
 */
@NullMarked
package dev.earmark.audio.samples;

import org.jspecify.annotations.NullMarked;
