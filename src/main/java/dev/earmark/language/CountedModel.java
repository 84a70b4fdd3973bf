package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what a model is asked, and remembers why it can never answer. Safe for many threads. */
final class CountedModel extends AroundModel {

    /** Asking again does not help before somebody has changed a setting or started a server. */
    private static final Set<String> HOPELESS = Set.of("language.not-authorised", "language.model-unknown", "language.request-refused",
            "language.unreachable");

    private final ModelSettings settings;
    private final ModelUse all = new ModelUse();
    private volatile @Nullable Unavailable hopeless;

    CountedModel(ChatJudgeModel model, ModelSettings settings) {
        super(model);
        this.settings = settings;
    }

    @Override
    public Reply ask(Question question) {
        try {
            Reply reply = model.ask(question);
            double price = settings.price(reply.inputTokens(), reply.outputTokens());
            all.answered(reply, price);
            ModelUse.here().ifPresent(use -> use.answered(reply, price));
            hopeless = null;
            return reply;
        } catch (Unavailable away) {
            all.failed();
            ModelUse.here().ifPresent(ModelUse::failed);
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
        ModelTally asked = all.tally();
        return new ModelTally(asked.questions(), remembered, asked.failed(), asked.inputTokens(), asked.cachedTokens(),
                asked.outputTokens(), asked.money());
    }
}
