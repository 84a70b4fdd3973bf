package dev.earmark.interaction;

/** How far we have got with an interaction; each stage keeps everything that the earlier ones found. */
public enum Stage {
    /** It is known where the sound is; nothing has been heard yet. Typed conversations skip this stage. */
    RECEIVED,
    /** The words, speakers and times are known. */
    TRANSCRIBED,
    /** What can be counted has been counted, and the customer's sentiment read. */
    MEASURED,
    /** Every criterion of the rubric has a verdict. */
    SCORED,
    /** The places worth hearing again are marked: the last stage so far. */
    MARKED
}
