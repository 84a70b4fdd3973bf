package dev.earmark.language;

import dev.earmark.language.prompt.Question;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * The model of the settings with everything around it: each question is asked once and for ever, within the day's budget, and not at all
 * while the model fails. Safe for many threads.
 */
public final class GuardedModel implements ChatJudgeModel, AutoCloseable {

    private final LangChainModel model;
    private final RememberedReplies guarded;

    /** @param data folder of the user's data; replies and the day's spending are kept in {@code judge/} below it */
    public GuardedModel(ModelSettings settings, Path data, Clock clock) {
        this.model = new LangChainModel(settings, clock);
        ChatJudgeModel careful = new DailyBudget(new ModelBreaker(model, clock), settings, data.resolve("judge").resolve("budget.txt"),
                clock);
        this.guarded = new RememberedReplies(careful, data.resolve("judge").resolve("replies"));
    }

    @Override
    public String modelId() {
        return guarded.modelId();
    }

    @Override
    public String parameters() {
        return guarded.parameters();
    }

    @Override
    public Reply ask(Question question) {
        return guarded.ask(question);
    }

    @Override
    public Duration pause() {
        return guarded.pause();
    }

    @Override
    public void close() {
        model.close();
    }
}
