package dev.earmark.interaction;

/** Who goes first when there is more work than hands. The order of the constants is the order of work. */
public enum Priority {
    /** A person waits for it: a retry by hand, a preview. */
    URGENT,
    /** Has just ended and came in alone. */
    FRESH,
    /** Part of a bulk import or a re-score of many. */
    BULK
}
