package dev.earmark.steps;

import dev.earmark.steps.StepOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
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

    /**
     * @param name    by which it is known among the files of the interaction; takes the place of the one that has it
     * @param content written while the recording that the step heard is still there
     */
    public record NamedFile(String name, String mediaType, Content content) {

        static NamedFile of(String name, String mediaType, byte[] bytes) {
            return new NamedFile(name, mediaType, out -> out.write(bytes));
        }
    }

    /** What a file holds; of any length. */
    @FunctionalInterface
    public interface Content {

        void writeTo(OutputStream out) throws IOException;

        /** @throws dev.earmark.fault.Fault when what was written is not what was meant */
        default void verify(Path written) {}
    }

    public static <T> StepOutput<T> of(T finding) {
        return of(Optional.of(finding));
    }

    public static <T> StepOutput<T> of(Optional<T> finding) {
        return new StepOutput<>(finding, List.of(), 0, 0);
    }
}
