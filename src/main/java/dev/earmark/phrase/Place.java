package dev.earmark.phrase;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of one party's words.
 *
 * @param from first token
 * @param to   token after the last
 * @param turn the turn to show when nothing was said there; null when the conversation is empty
 * @param time null without times
 */
public record Place(Speaker speaker, int from, int to, @Nullable Integer turn, @Nullable TimeSpan time) {}
