package dev.earmark.speech.model;

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

    /** @param before share of words heard wrongly without it, in percent @param after with it @param words that were said */
    public record Errors(double before, double after, int words) {}
}
