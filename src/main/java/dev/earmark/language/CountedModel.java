package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what a model is asked, and remembers why it can never answer. Safe for many threads. */
final class CountedModel implements ChatJudgeModel {

    private static final double MILLION = 1e6;
    /** Asking again does not help before somebody has changed a setting or started a server. */
    private static final Set<String> HOPELESS = Set.of("language.not-authorised", "language.model-unknown", "language.request-refused",
            "language.unreachable");

    private final ChatJudgeModel model;
    private final ModelSettings settings;
    private final LongAdder answered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder input = new LongAdder();
    private final LongAdder cached = new LongAdder();
    private final LongAdder output = new LongAdder();
    private volatile @Nullable Unavailable hopeless;

    CountedModel(ChatJudgeModel model, ModelSettings settings) {
        this.model = model;
        this.settings = settings;
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
    public Reply ask(Question question) {
        try {
            Reply reply = model.ask(question);
            answered.increment();
            input.add(reply.inputTokens());
            cached.add(reply.cachedTokens());
            output.add(reply.outputTokens());
            hopeless = null;
            return reply;
        } catch (Unavailable away) {
            failed.increment();
            hopeless = HOPELESS.contains(away.code()) ? away : hopeless;
            throw away;
        }
    }

    /** Why it cannot answer before somebody does something about it; empty when the last answer came, or only time is wanted. */
    Optional<Unavailable> hopeless() {
        return Optional.ofNullable(hopeless);
    }

    /** @param remembered questions that were answered without the model */
    ModelTally tally(long remembered) {
        double money = (input.sum() * settings.inputPrice() + output.sum() * settings.outputPrice()) / MILLION;
        return new ModelTally(answered.sum(), remembered, failed.sum(), input.sum(), cached.sum(), output.sum(), money);
    }
}
