package dev.earmark.scoring;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.Appeals;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.Prompt;
import dev.earmark.language.PromptLibrary;
import dev.earmark.phrase.words.Token;
import dev.earmark.rubric.Check;
import dev.earmark.transcript.Speaker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks a language model, and believes only what code has found in the transcript. The worst model that there can be makes a criterion unscored,
 * not met: it has to quote words that were said, by a party whose words count, and to hold to its verdict when it sees these words alone. Where
 * somebody in the conversation speaks to whoever judges, no model is asked. Safe for many threads.
 */
public final class LlmJudge implements CheckJudge<Check.Judged> {

    private static final int RUNS = 3;

    /** Whoever called knows better: when the model says when it may be asked again, and when the work was stopped. */
    private static final Set<String> PASSED_ON = Set.of("language.rate-limited", "language.interrupted");

    private final ChatJudgeModel model;
    private final PromptLibrary prompts;
    private final JudgeSettings settings;
    private final Appeals appeals = new Appeals();
    private final ModelWords words = new ModelWords(appeals);

    public LlmJudge(ChatJudgeModel model, PromptLibrary prompts, JudgeSettings settings) {
        this.model = model;
        this.prompts = prompts;
        this.settings = settings;
    }

    /** Everything that its verdicts depend on besides what it is asked. */
    Scorecard.ModelPin pin() {
        Map<String, String> digests = Stream.of("judge-criterion", "confirm-quote").map(prompts::get).collect(Collectors.toMap(Prompt::id, Prompt::sha256));
        return new Scorecard.ModelPin(model.modelId(), model.parameters() + " " + settings.parameters(), digests);
    }

    /** As {@link ChatJudgeModel#pause()}. */
    Duration pause() {
        return model.pause();
    }

    @Override
    public Finding judge(Check.Judged check, Conversation conversation, Aim aim) {
        return ask(check, conversation, check.critical() ? RUNS : 1);
    }

    /** Asks three times; a person decides unless the answers are the same. */
    Finding judgeThrice(Check.Judged check, Conversation conversation) {
        return ask(check, conversation, RUNS);
    }

    private Finding ask(Check.Judged check, Conversation conversation, int runs) {
        @Nullable Finding without = withoutAsking(check, conversation);
        if (without != null) {
            return without;
        }
        Prompt prompt = prompts.get("judge-criterion");
        try {
            PartJudge parts = new PartJudge(model, prompts, settings, words, check, conversation);
            List<ModelAnswer> answers = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                answers.add(parts.whole(run));
            }
            return new ModelFinding(engine(prompt), check, conversation, parts.reading()).of(answers, parts);
        } catch (Unavailable fault) {
            if (PASSED_ON.contains(fault.code())) {
                throw fault;
            }
            return new Finding.Open(Verdict.Cause.JUDGE_UNAVAILABLE, List.of(), Engines.degraded(engine(prompt), true), fault.sentence());
        }
    }

    private String engine(Prompt prompt) {
        return "model " + model.modelId() + ", " + prompt.id();
    }

    private @Nullable Finding withoutAsking(Check.Judged check, Conversation conversation) {
        String engine = engine(prompts.get("judge-criterion"));
        for (Speaker speaker : check.evidenceFrom()) {
            @Nullable Finding blind = Looking.cannotLook(engine, speaker, conversation);
            if (blind != null && (conversation.speakersUnknown() || check.evidenceFrom().size() == 1)) {
                return blind;
            }
        }
        Optional<Evidence> appeal = conversation.appeal(appeals);
        if (appeal.isPresent()) {
            return new Finding.Open(Verdict.Cause.NEEDS_REVIEW, List.of(appeal.get()), engine,
                    "Somebody speaks to whoever scores this conversation " + Quotes.at(appeal.get()) + ", so a person has to decide.");
        }
        int parts = conversation.parts(settings).size();
        return parts == 0 || parts > settings.mostParts()
                ? new Finding.Open(parts == 0 ? Verdict.Cause.NOTHING_SAID : Verdict.Cause.JUDGE_FAILED, List.of(), engine,
                        parts == 0 ? "No words were recognised." : "The conversation has " + parts + " parts; at most " + settings.mostParts() + " are read (judge.most-parts).",
                        new Judgement.Reading(parts, 0, conversation.blind().size()))
                : unclear(check.evidenceFrom(), conversation, engine);
    }

    /** From words that were recognised badly nothing follows, least of all that something was not said. */
    private @Nullable Finding unclear(Set<Speaker> speakers, Conversation conversation, String engine) {
        double clarity = speakers.stream().flatMap(speaker -> conversation.line(speaker).tokens().stream()).mapToDouble(Token::confidence).average().orElse(1);
        return clarity < settings.leastClarity()
                ? new Finding.Open(Verdict.Cause.LOW_CONFIDENCE, List.of(), engine, "The words were recognised with confidence " + Looking.percent(clarity) + " only: listen to them.")
                : null;
    }
}
