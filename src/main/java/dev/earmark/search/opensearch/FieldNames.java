package dev.earmark.search.opensearch;

import dev.earmark.search.SearchFilter.Facet;
import dev.earmark.search.SearchFilter.Figure;

/** The names of the fields. Changing what one holds needs another {@link #FORMAT}: indexes of the former are built anew. */
final class FieldNames {

    static final String FORMAT = "2";

    static final String OF = "of";
    /** {@link #HELD} or {@link #GONE}. */
    static final String KIND = "kind";
    static final String HELD = "held";
    static final String GONE = "gone";
    static final String VERSION = "version";
    static final String AT = "at";
    /** Tells interactions of the same millisecond apart. */
    static final String HASH = "hash";
    static final String PERCENT = "percent";
    static final String FACTS = "facts";
    static final String NUMBERS = "n";
    static final String TURNS = "turns";
    static final String SPEAKER = "turns.by";
    static final String PART = "turns.part";
    static final String SINCE = "turns.since";
    static final String UNTIL = "turns.until";
    static final String STEMS = "turns.stems";
    static final String HEARD = "turns.heard";
    static final String MEANING = "turns.meaning";
    static final String RUNS = "runs";
    static final String TERMS = "runs.terms";
    /** What is shown and checked; not searched. */
    static final String SHOWN = "shown";

    static final String OPENING = "opening";
    static final String CLOSING = "closing";

    /** Between the label of a facet and its value: a character that nobody types. */
    static final char BETWEEN = '\u001F';
    /** A longer value is found by its beginning. */
    private static final int LONGEST_VALUE = 1_000;

    private FieldNames() {}

    static String fact(Facet facet, String value) {
        String fact = facet.label() + BETWEEN + value;
        return fact.length() <= LONGEST_VALUE ? fact : fact.substring(0, LONGEST_VALUE);
    }

    static String number(Figure figure) {
        return NUMBERS + "." + figure.label();
    }
}
