package dev.earmark.report;

import org.jspecify.annotations.Nullable;

/**
 * What made a result, as far as the result does not say so itself.
 *
 * @param program  name and version of this program, for instance {@code earmark 0.1.0}; null when not known
 * @param embedder model id of the embedder that the example checks used; null when none was used
 */
public record Provenance(@Nullable String program, @Nullable String embedder) {

    public static final Provenance NONE = new Provenance(null, null);
}
