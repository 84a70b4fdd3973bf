package dev.earmark.rubric;

import dev.earmark.transcript.Speaker;

/** The part of an interaction in which a check looks. */
public sealed interface Window {

    /** Everything. */
    record Whole() implements Window {}

    /**
     * The beginning.
     *
     * @param seconds from the first word of the interaction
     */
    record FirstSeconds(double seconds) implements Window {}

    /**
     * The end.
     *
     * @param seconds before the last word of the interaction
     */
    record LastSeconds(double seconds) implements Window {}

    /** The first turns with words of one party. */
    record FirstTurns(int turns, Speaker of) implements Window {}

    /** The last turns with words of one party. */
    record LastTurns(int turns, Speaker of) implements Window {}

    /** Everything after the first turns with words of either party; nothing when there are not so many. */
    record AfterTurns(int turns, Speaker of) implements Window {}

    /** The party's turns that follow the words which made the criterion applicable. */
    record NextTurns(int turns, Speaker of) implements Window {}

    /**
     * Around every silence of at least {@code seconds} for which {@code waiting} was kept waiting: the other party's last turns
     * before it and the first turn after it. The check must hold for each such silence.
     */
    record AroundWaits(Speaker waiting, double seconds) implements Window {}
}
