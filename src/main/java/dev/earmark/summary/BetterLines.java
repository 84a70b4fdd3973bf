package dev.earmark.summary;

import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.BlindTurn;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.Reply;
import dev.earmark.language.prompt.Fence;
import dev.earmark.language.prompt.Prompt;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.prompt.ReplyFields;
import dev.earmark.language.prompt.ReplyReader;
import dev.earmark.language.prompt.ReplyUnreadable;
import dev.earmark.rubric.Check;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.summary.Summary.BetterLine;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks in one question for what could have been said where something was missed; a line that cannot be used loses no other. */
final class BetterLines {

    private static final int MOST_CRITERIA = 5;
    private static final int TURNS_AROUND = 2;
    private static final int LONGEST_LINE = 200;
    /** Nobody can say a line with a name that is hidden. */
    private static final Pattern HIDDEN_NAME = Pattern.compile("\\b(?:AGENT|CUSTOMER)\\b");

    private final ChatJudgeModel model;
    private final Prompt prompt;
    private final ModelWords words;
    private final SummaryReader reader;
    private final PatientRound round;

    BetterLines(ChatJudgeModel model, PromptLibrary prompts, ModelWords words, SummaryReader reader, PatientRound round) {
        this.model = model;
        this.prompt = prompts.get("better-line");
        this.words = words;
        this.reader = reader;
        this.round = round;
    }

    /** @param turn where it was missed */
    private record Missed(Criterion criterion, BlindTurn turn, boolean said) {}

    List<BetterLine> of(BlindTranscript blind, Scorecard card, Rubric rubric) {
        List<Missed> missed = missed(blind, card, rubric);
        if (missed.isEmpty()) {
            return List.of();
        }
        Optional<List<ReplyFields>> said = round.ask(() -> said(missed, blind));
        if (said.isEmpty()) {
            reader.drop(DropReason.NO_ANSWER);
        }
        List<BetterLine> lines = new ArrayList<>();
        for (int i = 0; i < missed.size() && said.isPresent(); i++) {
            Criterion criterion = missed.get(i).criterion;
            lineOf(said.get(), label(i), missed.size(), criterion, blind)
                    .ifPresent(line -> lines.add(new BetterLine(criterion.id(), line)));
        }
        return lines;
    }

    private static List<Missed> missed(BlindTranscript blind, Scorecard card, Rubric rubric) {
        Map<String, Criterion> criteria = new HashMap<>();
        rubric.criteria().forEach(criterion -> criteria.put(criterion.id(), criterion));
        return card.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.NotMet)
                .filter(judgement -> ofAgent(criteria.get(judgement.criterion())))
                .sorted(Comparator.comparingDouble(Judgement::maxPoints).reversed())
                .flatMap(judgement -> place(judgement)
                        .flatMap(place -> blind.turnAt(Objects.requireNonNullElse(place.turn(), -1))
                                .map(turn -> new Missed(Objects.requireNonNull(criteria.get(judgement.criterion())), turn,
                                        place.kind() != Evidence.Kind.EXPECTED_HERE)))
                        .stream())
                .limit(MOST_CRITERIA).toList();
    }

    /** What a customer should have said, nobody can say better. */
    private static boolean ofAgent(@Nullable Criterion criterion) {
        return criterion != null && criterion.evidenceFrom() != Speaker.CUSTOMER
                && !(criterion.check() instanceof Check.Judged judged && judged.evidenceFrom().equals(Set.of(Speaker.CUSTOMER)));
    }

    private static Optional<Evidence> place(Judgement judgement) {
        return judgement.evidence().stream().filter(piece -> piece.turn() != null).findFirst();
    }

    private Optional<List<ReplyFields>> said(List<Missed> missed, BlindTranscript blind) {
        String fault = "";
        String last = "";
        for (int attempt = 0; attempt < 2; attempt++) {
            Reply reply = model.ask(question(missed, blind, fault, last));
            if (reply.finish() != Reply.Finish.COMPLETE) {
                return Optional.empty();
            }
            try {
                return Optional.of(ReplyReader.read(prompt.schema(), reply.text()).list("lines"));
            } catch (ReplyUnreadable unreadable) {
                fault = unreadable.sentence();
                last = reply.text();
            }
        }
        return Optional.empty();
    }

    private Question question(List<Missed> missed, BlindTranscript blind, String fault, String last) {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < missed.size(); i++) {
            asked.add(label(i) + ": " + asked(missed.get(i)));
        }
        Fence places = blind.around(missed.stream().map(one -> one.turn.turn().index()).toList(), TURNS_AROUND);
        return prompt.fill(Map.of("missed", String.join("\n\n", asked), "correction", Repair.correction(fault)),
                Map.of("places", places, "last", Repair.last(last)));
    }

    private static String asked(Missed missed) {
        String turn = missed.turn.label().split(" ", 2)[0];
        String where = missed.turn.turn().speaker() == Speaker.AGENT ? missed.said ? "instead of what the agent says in " + turn
                : "in " + turn : "right after " + turn;
        List<String> lines = missed.criterion.betterLines();
        return missed.criterion.question() + "\nTo be said: " + where + ".\n"
                + (lines.isEmpty() ? "The quality team has no line for it."
                : "Lines of the quality team:\n- " + String.join("\n- ", lines));
    }

    private static String label(int at) {
        return "M" + (at + 1);
    }

    private Optional<String> lineOf(List<ReplyFields> said, String label, int asked, Criterion criterion,
            BlindTranscript blind) {
        List<ReplyFields> own = said.stream().filter(one -> one.text("missed").strip().equalsIgnoreCase(label)).toList();
        List<ReplyFields> meant = asked == 1 && said.size() == 1 ? said : own;
        String line = meant.size() == 1 ? words.sentences(meant.getFirst().text("line"), LONGEST_LINE) : "";
        DropReason fault = meant.size() != 1 ? DropReason.NO_ANSWER
                : line.isEmpty() || line.endsWith("…") || HIDDEN_NAME.matcher(line).find() ? DropReason.UNFIT : DropReason.NUMBER_OR_NAME;
        if (fault == DropReason.NUMBER_OR_NAME && blind.grounds(line, criterion.betterLines())) {
            return Optional.of(line);
        }
        reader.drop(fault);
        return Optional.empty();
    }
}
