package dev.earmark.speech.model;

import java.nio.file.Path;
import java.util.List;

/**
 * Talk that comes with the program, as the manifest describes it.
 *
 * @param name    what transcripts call it
 * @param model   name of the model that it is added to
 * @param purpose for a person who chooses
 * @param file    the weights, in the folder of the manifest
 * @param bytes   size of the file
 * @param sha256  of the file, lower-case hexadecimal
 * @param share   of what is expected, above 0 and below 1
 * @param licence SPDX identifier
 * @param sources texts of others from which weights were estimated: name, who made it, licence
 */
public record ShippedTalk(
        String name, String model, String purpose, Path file, long bytes, String sha256, double share, String licence,
        List<String> sources) {

    public ShippedTalk {
        sources = List.copyOf(sources);
    }
}
