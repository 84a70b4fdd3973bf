package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Lets so many questions through at the same time; the others wait in the order in which they came. Safe for many threads. */
final class ModelGate implements ChatJudgeModel {

    private final ChatJudgeModel model;
    private final int most;
    private final Semaphore places;

    ModelGate(ChatJudgeModel model, int most) {
        this.model = model;
        this.most = most;
        this.places = new Semaphore(most, true);
    }

    @Override
    public String modelId() {
        return model.modelId();
    }

    @Override
    public String parameters() {
        return model.parameters();
    }

    @Override
    public Duration pause() {
        return model.pause();
    }

    @Override
    public int atOnce() {
        return most;
    }

    /** Questions that are with the model at this moment. */
    int inFlight() {
        return most - places.availablePermits();
    }

    @Override
    public Reply ask(Question question) {
        try {
            places.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("language.interrupted", "The work was stopped while it waited for a language model.");
        }
        try {
            return model.ask(question);
        } finally {
            places.release();
        }
    }
}
