package dev.earmark.steps;

import dev.earmark.interaction.Interaction;
import dev.earmark.pipeline.StageFinding;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Store;

/** What has been found out about an interaction before it is scored. */
record Scoreable(Interaction interaction, Heard heard, Counted counted) {

    /** @throws Stale when it is gone */
    static Scoreable of(Store.Tx tx, String id) {
        return new Scoreable(Standing.of(tx, id), tx.findings().heard(id).orElseThrow(Stale::new), tx.findings().counted(id).orElseThrow(Stale::new));
    }

    StageFinding.Measured measured() {
        return new StageFinding.Measured(
                new StageFinding.Transcribed(interaction.facts(), heard.transcript(), heard.loudness()), counted.measures(), counted.sentiment());
    }
}
