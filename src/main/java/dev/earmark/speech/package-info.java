/**
 * Turns the sound of a call into a transcript.
 *
 * <p>The engine is Vosk (Kaldi), which is native code and cannot be trusted to refuse nonsense: it kills the JVM when a recogniser is
 * used after it was closed or by two threads, hangs at a rate of 0 and hears nothing, without an error, at 8 kHz. So it is called in
 * one class only, {@code VoskRecogniser}, which checks all of that in Java, and is always fed 16 kHz.
 *
 * <p>The same recording gives the same transcript, bit by bit: the random dither of the feature extraction is switched off in our copy of
 * the model's settings, and seeded noise of the same strength takes its place; the size of the pieces fed is fixed.
 *
 * <p>Silence is not decoded: in a call with a channel for each party, at least half of each channel is the other one talking. There is one
 * recogniser for each channel for the whole call, because the model adapts to the voice; it is simply not fed the long silences, and
 * word times are mapped back.
 */
@NullMarked
package dev.earmark.speech;

import org.jspecify.annotations.NullMarked;
