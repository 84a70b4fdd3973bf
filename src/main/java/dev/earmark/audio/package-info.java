/**
 * Takes in a sound file and gives out clean samples, peaks and levels.
 *
 * <p>WAV is read here, by a strict reader of our own: the JDK's reader accepts a rate of 0, 7 bits and sizes that lie. Every other
 * format goes through {@link dev.earmark.audio.MediaDecoder}, in a process of its own under limits, never inside this JVM. What a
 * file is, is read from its first bytes; its name is not believed.
 *
 * <p>Sound is never held in memory as a whole: {@link dev.earmark.audio.samples.Pcm} is read piece by piece from the file (or from the
 * decoded copy in the scratch folder), so a call of six hours needs no more memory than one of six minutes.
 *
 * <p>A WAV that holds less sound than it declares was cut off, by a broken upload or a recorder that died. It is rejected rather
 * than read as far as it goes: scoring half a call would count the missing half against the agent. Two exceptions lose nothing: a
 * shortfall under a tenth of a second, and the size 0xFFFFFFFF in both headers that programs write when they send WAV through a
 * pipe and cannot know its length.
 */
@NullMarked
package dev.earmark.audio;

import org.jspecify.annotations.NullMarked;
