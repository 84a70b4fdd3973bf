package dev.earmark.jobs;

import dev.earmark.interaction.Facts;
import dev.earmark.language.ModelForecast;
import dev.earmark.rubric.Rubric;
import dev.earmark.transcript.Transcript;

/** Tells what a language model would be asked to score and sum up a conversation, without asking it. Safe for many threads. */
@FunctionalInterface
public interface Forecaster {

    /** Where no language model is asked. */
    Forecaster NONE = (_, _, _) -> ModelForecast.NOTHING;

    ModelForecast of(Transcript transcript, Facts facts, Rubric rubric);
}
