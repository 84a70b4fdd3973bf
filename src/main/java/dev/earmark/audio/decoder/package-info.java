/**
 * The program that decodes, in a process of its own: {@link dev.earmark.audio.decoder.DecoderProgram}. It reads orders from its standard
 * input and writes sound to its standard output ({@link dev.earmark.audio.decoder.Order}, {@link dev.earmark.audio.decoder.DecoderReply}),
 * and needs nothing but this package, {@code java.base} and the libraries of ffmpeg: {@code libavformat}, {@code libavcodec},
 * {@code libswresample}, {@code libavutil}. These want nothing of the system but its C and C++ run-time libraries, while the
 * {@code ffmpeg} program wants X, ALSA and PulseAudio before it decodes anything.
 *
 * <p>Nothing here may be trusted by the process that asked: what a flawed decoder sends is checked there.
 */
@NullMarked
package dev.earmark.audio.decoder;

import org.jspecify.annotations.NullMarked;
