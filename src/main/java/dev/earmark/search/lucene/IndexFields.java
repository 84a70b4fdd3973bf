package dev.earmark.search.lucene;

/** The names of the fields. Changing what one holds needs another {@link #FORMAT}: indexes of the former are built anew. */
final class IndexFields {

    static final String FORMAT = "3";

    /** Id of the interaction, at every document. */
    static final String OF = "of";
    /** Id of the interaction, at heads and at marks of removed ones. */
    static final String ID = "id";
    static final String KIND = "kind";
    static final String TURN = "turn";
    static final String HEAD = "head";
    static final String GONE = "gone";
    /** At turns that a recogniser wrote. */
    static final String HEARD = "heard";
    /** At the first turn of each run. */
    static final String RUN = "run";
    static final String VERSION = "version";
    static final String SPEAKER = "by";
    static final String PART = "part";
    static final String OPENING = "opening";
    static final String CLOSING = "closing";
    /** Milliseconds from the first word to the begin of the turn. */
    static final String SINCE = "since";
    /** Milliseconds from the end of the turn to the last word. */
    static final String UNTIL = "until";
    static final String STEMS = "stems";
    static final String LINE = "line";
    static final String MEANING = "meaning";
    /** The turn as it is shown. */
    static final String SAID = "said";
    /** The words of a run as they are checked. */
    static final String RUN_WORDS = "run-words";
    static final String TURN_NUMBER = "number";
    /** Documents until the head. */
    static final String TO_HEAD = "to-head";
    /** Documents back to the first turn of the run, plus 1; none where nothing is said. */
    static final String TO_RUN = "to-run";
    static final String AT = "at";
    /** Tells interactions of the same millisecond apart. */
    static final String HASH = "hash";
    static final String PERCENT = "percent";
    static final String FACTS = "facts";
    static final String NUMBER = "n.";
    static final String ABOUT = "about";
    static final String PARENT = "_block";

    private static final char BETWEEN = '\u0000';

    private IndexFields() {}

    /** A value of a facet as a term of {@link #FACTS}. */
    static String fact(String label, String value) {
        return factsOf(label) + value;
    }

    /** How every value of a facet begins. */
    static String factsOf(String label) {
        return label + BETWEEN;
    }
}
