package dev.earmark.judge;

import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.prompt.Appeals;
import dev.earmark.language.prompt.Prompt;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.check.ModelJudge;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a language model, and believes only what code has found in the transcript. The worst model that there can be makes a criterion
 * unscored, not met: it has to quote words that were said, by a party whose words count, and to hold to its verdict when it sees these
 * words alone. Where somebody in the conversation speaks to whoever judges, no model is asked. Safe for many threads.
 */
public final class LlmJudge implements ModelJudge {

    static final String QUESTION = "judge-criteria";
    static final String CONFIRMATION = "confirm-quotes";

    private final ChatJudgeModel model;
    private final PromptLibrary prompts;
    private final JudgeSettings settings;
    private final boolean wired;
    private final Appeals appeals = new Appeals();

    public LlmJudge(ChatJudgeModel model, PromptLibrary prompts, JudgeSettings settings) {
        this(model, prompts, settings, true);
    }

    /** @param wired whether a person decides where somebody speaks to whoever judges; without it the judge itself is tried */
    public LlmJudge(ChatJudgeModel model, PromptLibrary prompts, JudgeSettings settings, boolean wired) {
        this.wired = wired;
        this.model = model;
        this.prompts = prompts;
        this.settings = settings;
    }

    @Override
    public Scorecard.ModelPin pin() {
        Map<String, String> digests = Stream.of(QUESTION, CONFIRMATION).map(prompts::get)
                .collect(Collectors.toMap(Prompt::id, Prompt::sha256));
        return new Scorecard.ModelPin(model.modelId(), model.parameters() + " " + settings.parameters(), digests);
    }

    @Override
    public Duration pause() {
        return model.pause();
    }

    @Override
    public Session open(ConversationWords conversation) {
        return new LlmSession(model, prompts, settings, appeals, wired, conversation);
    }
}
