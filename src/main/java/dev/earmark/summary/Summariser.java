package dev.earmark.summary;

import dev.earmark.interaction.Facts;
import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.Reply;
import dev.earmark.language.Together;
import dev.earmark.language.prompt.Appeals;
import dev.earmark.language.prompt.Prompt;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.language.prompt.ReplyFields;
import dev.earmark.language.prompt.ReplyReader;
import dev.earmark.language.prompt.ReplyUnreadable;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.summary.Summary.Outcome;
import dev.earmark.summary.Summary.Sentence;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks a language model for a summary and for better lines, and keeps what holds. Safe for many threads. */
public final class Summariser {

    private final ChatJudgeModel model;
    private final PromptLibrary prompts;
    private final JudgeSettings settings;
    private final Appeals appeals = new Appeals();
    private final ModelWords words = new ModelWords(appeals);

    public Summariser(ChatJudgeModel model, PromptLibrary prompts, JudgeSettings settings) {
        this.model = model;
        this.prompts = prompts;
        this.settings = settings;
    }

    /**
     * Sums up.
     *
     * @return empty when nothing that the model says holds, or somebody in the conversation speaks to whoever judges
     * @throws dev.earmark.fault.Unavailable when the model cannot be asked at all, or is busy; one question that it does not answer loses
     *                                       none of the others
     */
    public Optional<Summary> summarise(Transcript transcript, Facts facts, Scorecard card, Rubric rubric) {
        BlindTranscript blind = BlindTranscript.of(transcript, facts);
        if (blind.isEmpty() || blind.appeal(appeals).isPresent()) {
            return Optional.empty();
        }
        Prompt prompt = prompts.get("summarise");
        SummaryReader reader = new SummaryReader(blind, words, settings.leastClarity(), rubric.language().equals("en"));
        PatientRound round = new PatientRound();
        BetterLines better = new BetterLines(model, prompts, words, reader, round);
        List<Half> both = Together.all(model.atOnce(), List.of(
                () -> new Half(settings.summary() ? replies(blind, prompt, round) : List.of(), List.of()),
                () -> new Half(List.of(), settings.betterLines() ? better.of(blind, card, rubric) : List.of())));
        round.close();
        Summary summary = summary(both.getFirst().replies, prompt, reader);
        List<Summary.BetterLine> lines = both.getLast().lines;
        Summary whole = new Summary(summary.engine(), summary.sentences(), summary.reasonForContact(), summary.outcome(),
                summary.followUps(), lines, reader.dropped());
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    /** What the model says of the parts of the conversation, in their order, and the better lines: each asked for beside the other. */
    private record Half(List<Optional<ReplyFields>> replies, List<Summary.BetterLine> lines) {}

    private String engine(Prompt prompt) {
        return new VerdictSource.LanguageModel(model.modelId(), prompt.id()).text();
    }

    private List<Optional<ReplyFields>> replies(BlindTranscript blind, Prompt prompt, PatientRound round) {
        List<BlindTranscript.Part> parts = blind.parts(settings.windowTokens(), settings.overlap());
        List<Supplier<Optional<ReplyFields>>> questions = new ArrayList<>();
        for (int i = 0; i < Math.min(parts.size(), settings.mostParts()); i++) {
            String which = parts.size() == 1 ? "" : "This is part " + (i + 1) + " of " + parts.size() + " of the conversation.\n";
            BlindTranscript.Part part = parts.get(i);
            questions.add(() -> round.ask(() -> reply(prompt, part, which)));
        }
        return Together.all(model.atOnce(), questions);
    }

    /** A long conversation is summed up part by part: the reason is that of the first part that has one, the outcome that of the last. */
    private Summary summary(List<Optional<ReplyFields>> replies, Prompt prompt, SummaryReader reader) {
        List<Sentence> sentences = new ArrayList<>();
        List<Sentence> followUps = new ArrayList<>();
        @Nullable Sentence reason = null;
        @Nullable Outcome outcome = null;
        for (Optional<ReplyFields> reply : replies) {
            if (reply.isEmpty()) {
                reader.drop(DropReason.NO_ANSWER);
            } else {
                sentences.addAll(reader.sentences(reply.get(), "summary"));
                followUps.addAll(reader.sentences(reply.get(), "follow_ups"));
                reason = reason == null ? reader.sentences(reply.get(), "reason_for_contact").stream().findFirst().orElse(null) : reason;
                outcome = reader.outcome(reply.get());
            }
        }
        return new Summary(engine(prompt), sentences.stream().distinct().toList(), reason, outcome, followUps.stream().distinct().toList(),
                List.of());
    }

    /** One repair, which is shown the last answer and told what is wrong with it. */
    private Optional<ReplyFields> reply(Prompt prompt, BlindTranscript.Part part, String which) {
        String fault = "";
        String last = "";
        for (int attempt = 0; attempt < 2; attempt++) {
            Reply reply = model.ask(prompt.fill(Map.of("part", which, "correction", Repair.correction(fault)),
                    Map.of("transcript", part.fence(), "last", Repair.last(last))));
            if (reply.finish() != Reply.Finish.COMPLETE) {
                return Optional.empty();
            }
            try {
                return Optional.of(ReplyReader.read(prompt.schema(), reply.text()));
            } catch (ReplyUnreadable unreadable) {
                fault = unreadable.sentence();
                last = reply.text();
            }
        }
        return Optional.empty();
    }
}
