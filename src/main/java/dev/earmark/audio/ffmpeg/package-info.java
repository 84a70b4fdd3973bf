/**
 * Makes WAV of every other format: starts {@link dev.earmark.audio.decoder.DecoderProgram} in processes of their own under limits, believes
 * nothing that comes back, and starts another one when one ends. {@link dev.earmark.audio.ffmpeg.DecoderBench} compares its speed with that
 * of the {@code ffmpeg} program.
 *
 * <p>The decoder is where hostile files meet native code: it never runs in this JVM, each process does one file at a time, and its memory,
 * processor time and time are limited ({@link dev.earmark.audio.ffmpeg.ProcessLimits}).
 */
@NullMarked
package dev.earmark.audio.ffmpeg;

import org.jspecify.annotations.NullMarked;
