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
     * @throws dev.earmark.fault.Unavailable when the model cannot be asked
     */
    public Optional<Summary> summarise(Transcript transcript, Facts facts, Scorecard card, Rubric rubric) {
        BlindTranscript blind = BlindTranscript.of(transcript, facts);
        if (blind.isEmpty() || blind.appeal(appeals).isPresent()) {
            return Optional.empty();
        }
        Prompt prompt = prompts.get("summarise");
        List<Summary> both = Together.all(model.atOnce(), List.of(
                () -> settings.summary() ? summary(blind, prompt) : nothing(prompt, List.of()),
                () -> nothing(prompt, settings.betterLines()
                        ? new BetterLines(model, prompts, words).of(blind, card, rubric) : List.of())));
        Summary summary = both.getFirst();
        List<Summary.BetterLine> lines = both.getLast().betterLines();
        Summary whole = new Summary(summary.engine(), summary.sentences(), summary.reasonForContact(), summary.outcome(),
                summary.followUps(), lines);
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
    }

    private Summary nothing(Prompt prompt, List<Summary.BetterLine> lines) {
        return new Summary(engine(prompt), List.of(), null, null, List.of(), lines);
    }

    private String engine(Prompt prompt) {
        return new VerdictSource.LanguageModel(model.modelId(), prompt.id()).text();
    }

    /** A long conversation is summed up part by part: the reason is that of the first part that has one, the outcome that of the last. */
    private Summary summary(BlindTranscript blind, Prompt prompt) {
        SummaryReader reader = new SummaryReader(blind, words, settings.leastClarity());
        List<BlindTranscript.Part> parts = blind.parts(settings.windowTokens(), settings.overlap());
        List<Sentence> sentences = new ArrayList<>();
        List<Sentence> followUps = new ArrayList<>();
        @Nullable Sentence reason = null;
        @Nullable Outcome outcome = null;
        List<Supplier<Optional<ReplyFields>>> replies = new ArrayList<>();
        for (int i = 0; i < Math.min(parts.size(), settings.mostParts()); i++) {
            String which = parts.size() == 1 ? "" : "This is part " + (i + 1) + " of " + parts.size() + " of the conversation.";
            BlindTranscript.Part part = parts.get(i);
            replies.add(() -> reply(prompt, part, which));
        }
        for (Optional<ReplyFields> reply : Together.all(model.atOnce(), replies)) {
            if (reply.isPresent()) {
                sentences.addAll(reader.sentences(reply.get(), "summary"));
                followUps.addAll(reader.sentences(reply.get(), "follow_ups"));
                reason = reason == null ? reader.sentences(reply.get(), "reason_for_contact").stream().findFirst().orElse(null) : reason;
                outcome = reader.outcome(reply.get());
            }
        }
        return new Summary(engine(prompt), sentences.stream().distinct().toList(), reason, outcome, followUps.stream().distinct().toList(),
                List.of());
    }

    private Optional<ReplyFields> reply(Prompt prompt, BlindTranscript.Part part, String which) {
        String correction = "";
        for (int attempt = 0; attempt < 2; attempt++) {
            Reply reply = model.ask(prompt.fill(Map.of("part", which, "correction", correction), Map.of("transcript", part.fence())));
            if (reply.finish() != Reply.Finish.COMPLETE) {
                return Optional.empty();
            }
            try {
                return Optional.of(ReplyReader.read(prompt.schema(), reply.text()));
            } catch (ReplyUnreadable unreadable) {
                correction = "Your last answer could not be used: " + unreadable.sentence() + " Answer again.";
            }
        }
        return Optional.empty();
    }
}
