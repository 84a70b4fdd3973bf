package dev.earmark.report;

import org.jspecify.annotations.Nullable;

/**
 * What a page can draw and play of a call.
 *
 * @param audio null when it is too long to embed; the page then says so
 */
public record CallAudioView(Waveform waveform, @Nullable PlayableAudio audio) {}
