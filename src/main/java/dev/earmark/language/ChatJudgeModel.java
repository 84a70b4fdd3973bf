package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.time.Duration;

/** A language model that answers one question at a time. Safe for many threads. */
public interface ChatJudgeModel {

    /** Provider and exact model, for instance {@code openai/qwen2.5-7b-instruct}; shown beside every verdict. */
    String modelId();

    /** Everything besides the question that the answer depends on, for instance {@code temperature=0.0 seed=7}. */
    String parameters();

    /**
     * Asks once, without retrying.
     *
     * @return the model's words as they came, also when it was cut off or refused: see {@link Reply#finish()}
     * @throws Unavailable when there is no reply: {@code language.rate-limited} with the time to wait, {@code language.timeout} and others
     */
    Reply ask(Question question);

    /**
     * How long it is of no use to ask, as far as that is known now: the day's budget is spent, or the model has failed too often. Zero when
     * it may be asked.
     */
    default Duration pause() {
        return Duration.ZERO;
    }

    /** How many questions it is of use to ask at the same time: more only wait for each other. */
    default int atOnce() {
        return 1;
    }
}
