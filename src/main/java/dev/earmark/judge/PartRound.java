package dev.earmark.judge;

import dev.earmark.judge.ModelAnswer.NoDecision;
import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.Reply;
import dev.earmark.language.Together;
import dev.earmark.language.prompt.Prompt;
import dev.earmark.language.prompt.ReplyFields;
import dev.earmark.language.prompt.ReplyReader;
import dev.earmark.language.prompt.ReplyUnreadable;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Verdict.Cause;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks several questions about one part of one conversation at once, and those again singly whose answers cannot stand. */
final class PartRound {

    private static final int SHOWN_AGAIN = 1_500;

    private final ChatJudgeModel model;
    private final Prompt prompt;
    private final JudgeSettings settings;
    private final ModelWords words;
    private final BlindTranscript transcript;
    private final List<BlindTranscript.Part> parts;

    PartRound(ChatJudgeModel model, Prompt prompt, JudgeSettings settings, ModelWords words, BlindTranscript transcript,
            List<BlindTranscript.Part> parts) {
        this.model = model;
        this.prompt = prompt;
        this.settings = settings;
        this.words = words;
        this.transcript = transcript;
        this.parts = parts;
    }

    /** What was wrong with an answer, and the answer itself; both may be shown to the model again. */
    private record Fault(NoDecision failed, String sentence, String said) {}

    private static final Fault NONE = new Fault(new NoDecision(Cause.JUDGE_FAILED, ""), "", "");

    /** How many parts the conversation has. */
    int parts() {
        return parts.size();
    }

    /**
     * @param checks at most as many as the prompt allows
     * @param run    0, 1 or 2
     * @return an answer for each
     */
    Map<Check.Judged, ModelAnswer> answers(List<Check.Judged> checks, int part, int run) {
        Map<Check.Judged, ModelAnswer> answers = new HashMap<>();
        Map<Check.Judged, Fault> faults = new HashMap<>();
        ask(checks, part, run, NONE, answers, faults);
        Together.all(model.atOnce(), checks.stream().filter(faults::containsKey).<Supplier<Map<Check.Judged, ModelAnswer>>>map(check ->
                () -> again(check, part, run, faults.getOrDefault(check, NONE))).toList()).forEach(answers::putAll);
        return answers;
    }

    private Map<Check.Judged, ModelAnswer> again(Check.Judged check, int part, int run, Fault fault) {
        Map<Check.Judged, ModelAnswer> answers = new HashMap<>();
        Map<Check.Judged, Fault> faults = new HashMap<>();
        ask(List.of(check), part, run, fault, answers, faults);
        faults.forEach((_, last) -> answers.put(check, last.failed()));
        return answers;
    }

    private void ask(List<Check.Judged> checks, int part, int run, Fault last, Map<Check.Judged, ModelAnswer> answers,
            Map<Check.Judged, Fault> faults) {
        String which = parts.size() == 1 ? "" : "This is part " + (part + 1) + " of " + parts.size()
                + " of the conversation; the verdicts are about this part.\n";
        Reply reply = model.ask(CriteriaQuestion.ask(prompt, checks, parts.get(part), which, run, last.sentence(),
                last.said().substring(0, Math.min(last.said().length(), SHOWN_AGAIN))));
        if (reply.finish() != Reply.Finish.COMPLETE) {
            boolean cut = reply.finish() == Reply.Finish.CUT_OFF;
            NoDecision none = new NoDecision(Cause.JUDGE_FAILED, cut ? "The model's reply was cut off." : "The model refused to answer.");
            checks.forEach(check -> answers.put(check, none));
            if (cut && checks.size() > 1) {
                checks.forEach(check -> faults.put(check, new Fault(none, "It was longer than is read.", "")));
            }
            return;
        }
        List<ReplyFields> said = new ArrayList<>();
        String unreadable = "The answer to this question is missing.";
        try {
            said.addAll(ReplyReader.read(prompt.schema(), reply.text()).list("answers"));
        } catch (ReplyUnreadable broken) {
            unreadable = broken.sentence();
        }
        for (int i = 0; i < checks.size(); i++) {
            read(checks.get(i), answerOf(said, i, checks.size()), part, new Fault(new NoDecision(Cause.JUDGE_FAILED,
                    "The model's reply was not in the form asked for."), unreadable, said.isEmpty() ? reply.text() : ""), answers, faults);
        }
    }

    /** The answer under a question's name; the only one, when one was asked for. */
    private static Optional<ReplyFields> answerOf(List<ReplyFields> said, int at, int asked) {
        List<ReplyFields> named = said.stream().filter(one -> one.text("question").strip().equalsIgnoreCase(CriteriaQuestion.label(at)))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst())
                : asked == 1 && said.size() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
    }

    private void read(Check.Judged check, Optional<ReplyFields> said, int part, Fault missing, Map<Check.Judged, ModelAnswer> answers,
            Map<Check.Judged, Fault> faults) {
        if (said.isEmpty()) {
            faults.put(check, missing);
            return;
        }
        try {
            answers.put(check, new AnswerReader(check, transcript, parts.get(part), settings.leastClarity(), words).read(said.get()));
        } catch (AnswerReader.BadReply wrong) {
            faults.put(check, new Fault(wrong.answer(), String.valueOf(wrong.getMessage()), said.get().json()));
        }
    }
}
