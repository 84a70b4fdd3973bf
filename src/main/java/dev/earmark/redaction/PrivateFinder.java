package dev.earmark.redaction;

import java.util.List;

/** Finds one sort of private words. Safe for many threads. */
@FunctionalInterface
interface PrivateFinder {

    /** In any order; several may claim the same words. @param topics of the same conversation */
    List<PrivateFinding> in(ConversationPieces said, Topics topics);
}
