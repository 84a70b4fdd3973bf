package dev.earmark.transcript;

/**
 * What the transcript was made from.
 *
 * @param file         the file name without its folder; two names joined by {@code " + "} when each party has a file
 * @param sha256       of the file's bytes in lower-case hexadecimal; of both files' digests in order when there are two
 * @param seconds      length of the recording; 0 for typed conversations
 * @param channels     channels of the recording; 0 for typed conversations and given transcripts
 * @param sampleRateHz of the recording; 0 as above
 */
public record Source(String file, String sha256, double seconds, int channels, int sampleRateHz) {}
