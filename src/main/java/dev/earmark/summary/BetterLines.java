package dev.earmark.summary;

import dev.earmark.fault.Unavailable;
import dev.earmark.judge.blind.BlindTranscript;
import dev.earmark.judge.blind.ModelWords;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.Reply;
import dev.earmark.language.Together;
import dev.earmark.language.prompt.Fence;
import dev.earmark.language.prompt.Prompt;
import dev.earmark.language.prompt.PromptLibrary;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks for what could have been said where something was missed. */
final class BetterLines {

    private static final int MOST_CRITERIA = 5;
    private static final int TURNS_AROUND = 2;
    private static final int LONGEST_LINE = 200;

    private final ChatJudgeModel model;
    private final Prompt prompt;
    private final ModelWords words;

    BetterLines(ChatJudgeModel model, PromptLibrary prompts, ModelWords words) {
        this.model = model;
        this.prompt = prompts.get("better-line");
        this.words = words;
    }

    List<BetterLine> of(BlindTranscript blind, Scorecard card, Rubric rubric) {
        Map<String, Criterion> criteria = new HashMap<>();
        rubric.criteria().forEach(criterion -> criteria.put(criterion.id(), criterion));
        List<Judgement> missed = card.judgements().stream()
                .filter(judgement -> judgement.verdict() instanceof Verdict.NotMet)
                .filter(judgement -> criteria.containsKey(judgement.criterion()) && ofAgent(criteria.get(judgement.criterion())))
                .sorted(Comparator.comparingDouble(Judgement::maxPoints).reversed()).limit(MOST_CRITERIA).toList();
        return Together.all(model.atOnce(), missed.stream().<Supplier<Optional<BetterLine>>>map(judgement -> () -> {
            Criterion criterion = Objects.requireNonNull(criteria.get(judgement.criterion()));
            return place(judgement).flatMap(turn -> lineIfAnswered(blind, criterion, turn))
                    .map(line -> new BetterLine(criterion.id(), line));
        }).toList()).stream().flatMap(Optional::stream).toList();
    }

    /** What a customer should have said, nobody can say better. */
    private static boolean ofAgent(@Nullable Criterion criterion) {
        return criterion != null && criterion.evidenceFrom() != Speaker.CUSTOMER
                && !(criterion.check() instanceof Check.Judged judged && judged.evidenceFrom().equals(Set.of(Speaker.CUSTOMER)));
    }

    private static Optional<Integer> place(Judgement judgement) {
        return judgement.evidence().stream().map(Evidence::turn).filter(Objects::nonNull).map(Integer.class::cast).findFirst();
    }

    /** One line that cannot be had loses none of the others. */
    private Optional<String> lineIfAnswered(BlindTranscript blind, Criterion criterion, int turn) {
        try {
            return line(blind, criterion, turn);
        } catch (Unavailable away) {
            if (away.code().equals("language.rate-limited") || away.code().equals("language.interrupted")) {
                throw away;
            }
            return Optional.empty();
        }
    }

    private Optional<String> line(BlindTranscript blind, Criterion criterion, int turn) {
        Fence place = blind.around(turn - TURNS_AROUND, turn + TURNS_AROUND);
        String examples = criterion.betterLines().isEmpty() ? "(none)" : "- " + String.join("\n- ", criterion.betterLines());
        Reply reply = model.ask(prompt.fill(Map.of("question", criterion.question(), "examples", examples), Map.of("place", place)));
        if (reply.finish() != Reply.Finish.COMPLETE) {
            return Optional.empty();
        }
        try {
            String line = words.sentences(ReplyReader.read(prompt.schema(), reply.text()).text("line"), LONGEST_LINE);
            return line.isEmpty() || line.endsWith("…") || !blind.grounds(line, criterion.betterLines())
                    ? Optional.empty() : Optional.of(line);
        } catch (ReplyUnreadable unreadable) {
            return Optional.empty();
        }
    }
}
