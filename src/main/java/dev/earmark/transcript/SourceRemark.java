package dev.earmark.transcript;

/**
 * What somebody should know about a recording and how it was heard.
 *
 * @param code     as errors have one
 * @param sentence plain English: what is so, and what to do
 */
public record SourceRemark(String code, String sentence) {

    /** Agent and customer are not on the channels that were said. */
    public static final String SWAPPED = "speech.parties-swapped";
    /** Ringing, tones or music were heard. */
    public static final String PLAYED = "speech.played";
}
