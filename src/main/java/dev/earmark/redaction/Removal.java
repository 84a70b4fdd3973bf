package dev.earmark.redaction;

import dev.earmark.transcript.TimeSpan;
import org.jspecify.annotations.Nullable;

/**
 * What was taken out of a turn.
 *
 * @param turn index of the turn
 * @param time of the words that went, milliseconds from the start of the recording; of the turn where words have no times; null for what
 *             was typed
 */
public record Removal(PrivateKind kind, int turn, @Nullable TimeSpan time) {}
