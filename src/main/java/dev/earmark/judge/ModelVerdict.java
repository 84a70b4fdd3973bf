package dev.earmark.judge;

/** The verdicts that a model may give. */
enum ModelVerdict {
    MET,
    NOT_MET,
    NOT_APPLICABLE,
    CANNOT_TELL
}
