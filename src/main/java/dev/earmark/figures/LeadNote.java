package dev.earmark.figures;

/**
 * A quiet word to whoever leads an agent: calls have become longer and scores lower, both more than chance would have it, and hard days
 * pile up. It says nothing of why, and is nobody's rating.
 *
 * @param seconds mean length of calls, recently and before
 * @param percent mean score, recently and before
 * @param hard    days of the last two weeks that were long and on which customers left worse than they used to
 * @param days    of the last two weeks on which the agent had calls
 */
public record LeadNote(String agentId, Change seconds, Change percent, int hard, int days) {

    /** Two means. */
    public record Change(double before, double recently) {}
}
