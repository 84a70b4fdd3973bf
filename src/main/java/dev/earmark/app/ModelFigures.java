package dev.earmark.app;

import dev.earmark.language.GuardedModel;
import dev.earmark.language.ModelTally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What this process asks the language model and what that costs, for Prometheus. */
final class ModelFigures {

    private final MeterRegistry registry;

    ModelFigures(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(GuardedModel model) {
        String questions = "Questions to the language model, by what became of them.";
        count(model, "earmark.model.questions", questions, "outcome", "answered", ModelTally::questions);
        count(model, "earmark.model.questions", questions, "outcome", "remembered", ModelTally::remembered);
        count(model, "earmark.model.questions", questions, "outcome", "failed", ModelTally::failed);
        String tokens = "Tokens, as the language model's server counts them; cached are those of the input that it had read before.";
        count(model, "earmark.model.tokens", tokens, "kind", "input", ModelTally::inputTokens);
        count(model, "earmark.model.tokens", tokens, "kind", "cached", ModelTally::cachedTokens);
        count(model, "earmark.model.tokens", tokens, "kind", "output", ModelTally::outputTokens);
        FunctionCounter.builder("earmark.model.money", model, all -> all.tally().money())
                .description("What the language model has cost by the prices of the settings.").register(registry);
        Gauge.builder("earmark.model.in.flight", model, GuardedModel::inFlight)
                .description("Questions that are with the language model at this moment.").register(registry);
    }

    private void count(GuardedModel model, String name, String description, String tag, String value, ToDoubleFunction<ModelTally> figure) {
        FunctionCounter.builder(name, model, all -> figure.applyAsDouble(all.tally())).description(description).tag(tag, value)
                .register(registry);
    }

    /** Verdicts of the model that were not taken. @param cause as in scorecards */
    void notTaken(String cause, int verdicts) {
        Counter.builder("earmark.model.not.taken").description("Verdicts of the language model that were not taken, by why.")
                .tag("cause", cause).register(registry).increment(verdicts);
    }
}
