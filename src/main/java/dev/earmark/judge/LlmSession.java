package dev.earmark.judge;

import dev.earmark.fault.Unavailable;
import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.prompt.Appeals;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Reasons;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.scoring.check.Finding;
import dev.earmark.scoring.check.ModelJudge;
import dev.earmark.scoring.check.PlaceSearch;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All questions about one conversation. What the model gets to see is made, cut and searched for appeals once, at the first question. */
final class LlmSession implements ModelJudge.Session {

    static final int RUNS = 3;

    /** Whoever called knows better: when the model says when it may be asked again, and when the work was stopped. */
    private static final Set<String> PASSED_ON = Set.of("language.rate-limited", "language.interrupted");

    private final ChatJudgeModel model;
    private final PromptLibrary prompts;
    private final JudgeSettings settings;
    private final Appeals appeals;
    private final boolean wired;
    private final ModelWords shown;
    private final ConversationWords conversation;
    private final KnownAnswers known = new KnownAnswers();
    private final Set<Asked> missingAnswers = new LinkedHashSet<>();
    private final Map<Check.Judged, ModelAnswer.Decision> missingClaims = new LinkedHashMap<>();
    /** Why the model cannot be asked about this conversation any more. */
    private @Nullable Unavailable away;
    private @Nullable BlindTranscript blind;
    private @Nullable List<BlindTranscript.Part> parts;
    private @Nullable Optional<Evidence> appeal;

    LlmSession(ChatJudgeModel model, PromptLibrary prompts, JudgeSettings settings, Appeals appeals, boolean wired,
            ConversationWords conversation) {
        this.wired = wired;
        this.model = model;
        this.prompts = prompts;
        this.settings = settings;
        this.appeals = appeals;
        this.shown = new ModelWords(appeals);
        this.conversation = conversation;
    }

    @Override
    public Finding judge(Check.Judged check) {
        return finding(check, check.critical() ? RUNS : 1);
    }

    @Override
    public Finding judgeThrice(Check.Judged check) {
        return finding(check, RUNS);
    }

    /** What is known; what is still missing is noted. */
    private Finding finding(Check.Judged check, int runs) {
        VerdictSource source = new VerdictSource.LanguageModel(model.modelId(), prompts.get(LlmJudge.QUESTION).id()).alone();
        @Nullable Finding without = withoutAsking(check, source);
        if (without != null) {
            return without;
        }
        Unavailable fault = away;
        List<Asked> missing = IntStream.range(0, runs).mapToObj(run -> new Asked(check, run)).filter(asked -> !known.has(asked)).toList();
        List<ModelAnswer> answers = known.of(check, runs);
        boolean claim = missing.isEmpty() && known.held(check).isEmpty() && confirmed(check, answers);
        if ((!missing.isEmpty() || claim) && fault != null) {
            return new Finding.Open(Verdict.Cause.JUDGE_UNAVAILABLE, List.of(), source.degradedIf(true), fault.sentence());
        } else if (!missing.isEmpty()) {
            missingAnswers.addAll(missing);
        } else if (claim) {
            missingClaims.put(check, (ModelAnswer.Decision) answers.getFirst());
        } else {
            return new ModelFinding(source, check, conversation, known.reading(check, parts(), blind()))
                    .of(answers, known.held(check).orElse(true));
        }
        return new Finding.Open(Verdict.Cause.JUDGE_UNSURE, List.of(), source, "The model has not been asked yet.");
    }

    /** A favourable verdict on what is critical has to be held to. */
    private boolean confirmed(Check.Judged check, List<ModelAnswer> answers) {
        boolean asked = switch (settings.confirmQuotes()) {
            case ALWAYS -> true;
            case CRITICAL -> check.critical();
            case NEVER -> false;
        };
        return asked && ModelFinding.agree(answers) && answers.getFirst() instanceof ModelAnswer.Decision(_, var quotes, _, _)
                && !quotes.isEmpty()
                && (answers.getFirst().is(ModelVerdict.MET) || answers.getFirst().is(ModelVerdict.NOT_APPLICABLE));
    }

    @Override
    public boolean ask() {
        if (missingAnswers.isEmpty() && missingClaims.isEmpty()) {
            return false;
        }
        try {
            Inquiry inquiry = new Inquiry(
                    new PartRound(model, prompts.get(LlmJudge.QUESTION), settings, shown, blind(), parts()),
                    new ClaimRound(model, prompts.get(LlmJudge.CONFIRMATION), appeals, blind()), known, settings.criteriaAtOnce(),
                    model.atOnce());
            inquiry.ask(missingAnswers, missingClaims);
        } catch (Unavailable fault) {
            if (PASSED_ON.contains(fault.code())) {
                throw fault;
            }
            away = fault;
        }
        missingAnswers.clear();
        missingClaims.clear();
        return true;
    }

    private @Nullable Finding withoutAsking(Check.Judged check, VerdictSource source) {
        for (Speaker speaker : check.evidenceFrom()) {
            @Nullable Finding deaf = PlaceSearch.cannotLook(source, speaker, conversation);
            if (deaf != null && (conversation.speakersUnknown() || check.evidenceFrom().size() == 1)) {
                return deaf;
            }
        }
        Optional<Evidence> spoken = appeal();
        if (spoken.isPresent()) {
            return new Finding.Open(Verdict.Cause.NEEDS_REVIEW, List.of(spoken.get()), source,
                    "Somebody tries to influence the scoring " + Reasons.at(spoken.get()) + ", so a person has to decide.");
        }
        int count = parts().size();
        return count == 0 || count > settings.mostParts()
                ? new Finding.Open(count == 0 ? Verdict.Cause.NOTHING_SAID : Verdict.Cause.JUDGE_FAILED, List.of(), source,
                        count == 0 ? "No words were recognised." : "The conversation has " + count + " parts; at most "
                        + settings.mostParts() + " are read (judge.most-parts).",
                        new Judgement.Reading(count, 0, blind().size()))
                : unclear(check.evidenceFrom(), source);
    }

    /** From words that were recognised badly nothing follows, least of all that something was not said. */
    private @Nullable Finding unclear(Set<Speaker> speakers, VerdictSource source) {
        double clarity = speakers.stream().flatMap(speaker -> conversation.of(speaker).tokens().stream()).mapToDouble(Token::confidence)
                .average().orElse(1);
        return clarity < settings.leastClarity()
                ? new Finding.Open(Verdict.Cause.LOW_CONFIDENCE, List.of(), source,
                        "The words were recognised with only " + Reasons.percent(clarity) + " confidence; please listen to them.")
                : null;
    }

    private BlindTranscript blind() {
        BlindTranscript made = blind;
        if (made == null) {
            made = BlindTranscript.of(conversation);
            blind = made;
        }
        return made;
    }

    private List<BlindTranscript.Part> parts() {
        List<BlindTranscript.Part> made = parts;
        if (made == null) {
            made = blind().parts(settings.windowTokens(), settings.overlap());
            parts = made;
        }
        return made;
    }

    private Optional<Evidence> appeal() {
        Optional<Evidence> found = appeal;
        if (found == null) {
            found = wired ? blind().appeal(appeals) : Optional.empty();
            appeal = found;
        }
        return found;
    }
}
