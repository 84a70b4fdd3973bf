package dev.earmark.inbox;

import dev.earmark.interaction.Interaction;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Jobs;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an interaction that is to be kept.
 *
 * @param heard what was said; null for a recording
 */
record Submission(RequestKey key, Interaction interaction, Arrived arrived, @Nullable Heard heard) {

    /** What is to be done first. */
    Jobs.Step first() {
        return new Jobs.Step(interaction.id(), heard == null ? Jobs.Kind.TRANSCRIBE : Jobs.Kind.MEASURE, "");
    }
}
