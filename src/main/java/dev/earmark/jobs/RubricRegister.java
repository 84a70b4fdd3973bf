package dev.earmark.jobs;

import dev.earmark.access.Principal;
import dev.earmark.interaction.Interaction;
import dev.earmark.rubric.Hint;
import dev.earmark.rubric.Rubric;
import dev.earmark.store.RubricVersions.Kept;
import java.util.List;

/** The rubrics of the store, parsed once. Safe for many threads. */
public final class RubricRegister {

    public Rubric load(String id, int version) {
        throw new UnsupportedOperationException();
    }

    public Rubric chosen(Interaction interaction) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.earmark.fault.Rejected with {@code rubric.invalid} */
    public List<Hint> validate(String yaml) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.earmark.fault.Conflict with {@code jobs.rubric-published} when that version is published */
    public Kept draft(String yaml, Principal by) {
        throw new UnsupportedOperationException();
    }

    /** @throws dev.earmark.fault.NotFound with {@code rubric.unknown} */
    public Kept publish(String id, int version, Principal by) {
        throw new UnsupportedOperationException();
    }
}
