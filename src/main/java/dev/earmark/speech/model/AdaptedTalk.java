package dev.earmark.speech.model;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of what was learnt from texts of a house, added to what a model expects. Never changed once it is there.
 *
 * @param name   what settings and transcripts call it, such as {@code house-3}
 * @param model  name of the model that it was made for
 * @param file   the weights
 * @param bytes  size of the file
 * @param sha256 of the file, lower-case hexadecimal
 * @param share  of what is expected after words that the texts have often, 0 to 1
 * @param made   when
 * @param facts  what was measured then
 */
public record AdaptedTalk(String name, String model, Path file, long bytes, String sha256, double share, Instant made, Facts facts) {

    /**
     * What is known of a version, for a person who chooses.
     *
     * @param texts            from which it was learnt
     * @param words            in them
     * @param perplexityBefore of texts held out, without it
     * @param perplexityAfter  with it
     * @param errors           wrong words in recordings held out; empty when there were none
     */
    public record Facts(int texts, int words, double perplexityBefore, double perplexityAfter, Optional<Errors> errors) {}

    /** Compares its weights with their digest. @throws Unavailable when they are missing or have changed */
    void check() {
        try {
            if (Files.size(file) != bytes || !Sha256.of(file).equals(sha256)) {
                throw new IOException("size or SHA-256 differ");
            }
        } catch (IOException missingOrChanged) {
            throw new Unavailable("speech.adapted-unreadable", ("The weights of the adapted version %s, %s, are missing or have changed "
                    + "since they were learnt; copy them from another node or from a backup, or choose another version with "
                    + "\"earmark speech use\".").formatted(name, file), missingOrChanged);
        }
    }

    /** @param before share of words heard wrongly without it, in percent @param after with it @param words that were said */
    public record Errors(double before, double after, int words) {}
}
