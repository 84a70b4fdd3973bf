package dev.earmark.store;

import dev.earmark.language.ModelTally;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What language models were asked, and what that cost: by day, which stays, and for each interaction, which goes with it. */
public interface ModelCosts {

    /**
     * @param day      in UTC
     * @param notTaken verdicts of the model that were not taken
     */
    record Day(LocalDate day, ModelTally tally, long notTaken) {}

    /**
     * Adds to both. Of an interaction that is gone only to the day.
     *
     * @param notTaken verdicts of the model that were not taken
     */
    void add(String interactionId, LocalDate day, ModelTally tally, int notTaken);

    /** Of all scorings and summaries together; empty when no model was asked about it. */
    Optional<ModelTally> of(String interactionId);

    /** The newest first. @param most of them */
    List<Day> days(int most);
}
