package dev.earmark.judge;

import dev.earmark.judge.ModelAnswer.Decision;
import dev.earmark.judge.ModelAnswer.NoDecision;
import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.FoundQuote;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.Reply;
import dev.earmark.language.prompt.Prompt;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.prompt.ReplyUnreadable;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict.Cause;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Asks one question about each part of one conversation and makes one answer of them. */
final class PartJudge {

    private final ChatJudgeModel model;
    private final Prompt prompt;
    private final Prompt confirmation;
    private final JudgeSettings settings;
    private final ModelWords words;
    private final Check.Judged check;
    private final BlindTranscript transcript;
    private final List<BlindTranscript.Part> parts;
    /** Parts whose every reply could be used. */
    private final BitSet read = new BitSet();

    PartJudge(ChatJudgeModel model, PromptLibrary prompts, JudgeSettings settings, ModelWords words, Check.Judged check,
            BlindTranscript transcript,
            List<BlindTranscript.Part> parts) {
        this.model = model;
        this.prompt = prompts.get(LlmJudge.QUESTION);
        this.confirmation = prompts.get(LlmJudge.CONFIRMATION);
        this.settings = settings;
        this.words = words;
        this.check = check;
        this.transcript = transcript;
        this.parts = parts;
        read.set(0, parts.size());
    }

    /** After the last question: how much of the conversation the answers rest on. */
    Judgement.Reading reading() {
        BitSet turns = new BitSet();
        read.stream().mapToObj(parts::get).forEach(part -> turns.set(part.firstTurn(), part.lastTurn() + 1));
        return new Judgement.Reading(parts.size(), transcript.turnsAmong(turns), transcript.size());
    }

    /** @param run 0, 1 or 2 */
    ModelAnswer whole(int run) {
        List<ModelAnswer> answers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ModelAnswer answer = part(i, run);
            read.set(i, read.get(i) && answer instanceof ModelAnswer.Decision);
            answers.add(answer);
        }
        return ModelAnswers.combined(answers, check.quantifier());
    }

    private ModelAnswer part(int index, int run) {
        String which = parts.size() == 1 ? "" : "This is part " + (index + 1) + " of " + parts.size()
                + " of the conversation; the verdict is about this part.";
        AnswerReader reader = new AnswerReader(check, transcript, parts.get(index), settings.leastClarity(), words);
        String correction = "";
        NoDecision failed = new NoDecision(Cause.JUDGE_FAILED, "The model's reply could not be used.");
        for (int attempt = 0; attempt < 2; attempt++) {
            Reply reply = model.ask(CriterionQuestion.ask(prompt, check, parts.get(index).fence(), which, run, correction));
            if (reply.finish() != Reply.Finish.COMPLETE) {
                return new NoDecision(Cause.JUDGE_FAILED, reply.finish() == Reply.Finish.CUT_OFF
                        ? "The model's reply was cut off." : "The model refused to answer.");
            }
            try {
                return reader.read(prompt.schema().read(reply.text()));
            } catch (ReplyUnreadable unreadable) {
                correction = unreadable.sentence();
                failed = new NoDecision(Cause.JUDGE_FAILED, "The model's reply was not in the form asked for.");
            } catch (AnswerReader.BadReply wrong) {
                correction = String.valueOf(wrong.getMessage());
                failed = wrong.answer();
            }
        }
        return failed;
    }

    /** Whether the model holds to a favourable verdict when it sees the quotes alone, where nothing else that was said can talk to it. */
    boolean confirms(Decision answer) {
        if (!settings.confirmQuotes()) {
            return true;
        }
        for (FoundQuote quote : answer.quotes()) {
            Question question = CriterionQuestion.confirm(confirmation, check, answer.verdict(), transcript.around(List.of(quote)));
            if (supports(model.ask(question))) {
                return true;
            }
        }
        return false;
    }

    private boolean supports(Reply reply) {
        try {
            return reply.finish() == Reply.Finish.COMPLETE && confirmation.schema().read(reply.text()).text("supports").equals("yes");
        } catch (ReplyUnreadable unreadable) {
            return false;
        }
    }
}
