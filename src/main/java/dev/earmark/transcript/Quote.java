package dev.earmark.transcript;

import org.jspecify.annotations.Nullable;

/**
 * Words that the transcript holds.
 *
 * @param turn index of the turn
 * @param time of exactly these words where the words have times, of the whole turn where only turns have, else null
 * @param text exactly as it stands in the turn
 */
public record Quote(int turn, Speaker speaker, @Nullable TimeSpan time, String text) {}
