package dev.earmark.report.html;

/**
 * Sound that a browser plays and seeks in exactly.
 *
 * @param bytes     a whole file; belongs to this record and must not be changed
 * @param mediaType for instance {@code audio/wav}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PlayableAudio(byte[] bytes, String mediaType) {}
