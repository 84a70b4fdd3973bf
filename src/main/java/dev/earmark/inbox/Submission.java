package dev.earmark.inbox;

import dev.earmark.interaction.Interaction;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Arrived;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an interaction that is to be kept.
 *
 * @param original words before private ones were removed, as
 *                 {@link dev.earmark.originals.OriginalWords} has them; empty where none are kept
 * @param heard    what was said; null for a recording
 */
record Submission(RequestKey key, Interaction interaction, Arrived arrived, byte[] original, @Nullable Heard heard) {}
