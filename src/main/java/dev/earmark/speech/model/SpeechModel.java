package dev.earmark.speech.model;

import java.nio.file.Path;

/**
 * A model as the manifest describes it.
 *
 * @param name            what settings and transcripts call it
 * @param engine          the kind of transcriber that reads it
 * @param language        that it hears, canonical BCP 47; English where the manifest does not say
 * @param purpose         language, size and use, for a person who chooses
 * @param coordinate      of the Maven artifact it comes from, or where else to get it
 * @param file            the archive's name in the folder of the manifest
 * @param folderInArchive the folder of the archive that holds the model
 * @param bytes           size of the archive
 * @param sha256          of the archive, lower-case hexadecimal
 * @param licence         SPDX identifier
 */
public record SpeechModel(
        String name, String engine, String language, String purpose, String coordinate, Path file, String folderInArchive, long bytes,
        String sha256, String licence) {}
