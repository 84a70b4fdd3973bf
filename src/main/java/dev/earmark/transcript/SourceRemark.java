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
    /** All words were deleted, because nobody needs them any longer. */
    public static final String WORDS_DELETED = "retention.words-deleted";
    /** Stands where words stood: in brackets, so that nothing takes it for a word. */
    public static final String WORDS_DELETED_MARK = "[words deleted]";
}
