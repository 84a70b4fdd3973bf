package dev.earmark.speech.model;

import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network that makes numbers of a voice, as the manifest describes it.
 *
 * @param name       what settings and transcripts call it
 * @param purpose    for a person who chooses
 * @param coordinate where it is from
 * @param file       the network, in the folder of the manifest
 * @param bytes      size of the file, at most {@value #MOST_BYTES}
 * @param sha256     of the file, lower-case hexadecimal
 * @param window     that it expects of frames, where it takes any
 * @param licence    SPDX identifier
 */
public record SpeakerModel(String name, String purpose, String coordinate, Path file, long bytes, String sha256, Window window,
        String licence) {

    static final long MOST_BYTES = 256L << 20;

    /** What frames are multiplied by before their spectrum is taken. */
    public enum Window { HAMMING, POVEY }

    /**
     * The file, which is as it was described.
     *
     * @throws Unavailable with {@code speech.model-missing} or {@code speech.model-damaged}
     */
    public byte[] content() {
        try {
            if (!Files.isRegularFile(file)) {
                throw new Unavailable("speech.model-missing", "The speaker model " + file + " is missing; get it from " + coordinate
                        + " and put it there.");
            }
            byte[] content = Files.size(file) == bytes ? Files.readAllBytes(file) : new byte[0];
            if (!Sha256.hex(content).equals(sha256)) {
                throw new Unavailable("speech.model-damaged", "The speaker model " + file + " is not the one that the list names (size or "
                        + "SHA-256 differ); get it again from " + coordinate + ", or mend models/manifest.yaml.");
            }
            return content;
        } catch (IOException unreadable) {
            throw new Unavailable("speech.model-missing", "The speaker model " + file + " cannot be read; check that it may be.",
                    unreadable);
        }
    }
}
