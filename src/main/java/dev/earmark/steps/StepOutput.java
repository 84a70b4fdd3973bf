package dev.earmark.steps;

import dev.earmark.steps.StepOutput;
import java.util.List;
import java.util.Optional;

/**
 * What a step has found.
 *
 * @param finding      empty when there was nothing to be found
 * @param files        that belong to it and are kept beside the recording; left out where nothing is kept
 * @param soundSeconds length of what was heard; 0 when nothing was
 * @param degraded     verdicts that a language model was to decide and could not
 */
public record StepOutput<T>(Optional<T> finding, List<NamedFile> files, double soundSeconds, int degraded) {

    public StepOutput {
        files = List.copyOf(files);
    }

    /** @param name by which it is known among the files of the interaction */
    @SuppressWarnings("ArrayRecordComponent") // made for one step and kept at once
    public record NamedFile(String name, String mediaType, byte[] bytes) {}

    public static <T> StepOutput<T> of(T finding) {
        return of(Optional.of(finding));
    }

    public static <T> StepOutput<T> of(Optional<T> finding) {
        return new StepOutput<>(finding, List.of(), 0, 0);
    }
}
