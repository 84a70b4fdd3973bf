package dev.earmark.eval;

import dev.earmark.interaction.Progress;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Sentiment;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.transcript.Transcript;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scores labelled conversations by a rubric and compares the verdicts with the labels. Criteria of the rubric that nobody has labelled are
 * passed over; labelled criteria that the rubric lacks count as left open.
 */
public final class CriteriaEval {

    private final Measurer measurer;
    private final Function<Transcript, Sentiment> sentiment;
    private final Scorer scorer;

    /** @param sentiment of a conversation's customer, for rubrics that bound it */
    public CriteriaEval(Measurer measurer, Function<Transcript, Sentiment> sentiment, Scorer scorer) {
        this.measurer = measurer;
        this.sentiment = sentiment;
        this.scorer = scorer;
    }

    /**
     * Prints the table, and before it, when asked for, each verdict that disagrees with its label.
     *
     * @param disagreements whether to print them: criterion, label, verdict, reason and the words that it rests on
     */
    public AgreementTable run(PrintStream out, LabelledSet set, Rubric rubric, boolean disagreements) {
        out.println(set.name() + ": " + set.cases().size() + " conversations, rubric " + rubric.id() + " " + rubric.version());
        List<ScoredCase> cases = score(set, rubric, Progress.SILENT);
        if (disagreements) {
            cases.forEach(scored -> disagreements(out, scored));
        }
        AgreementTable table = AgreementTable.of(ScoredCase.pairs(cases));
        table.print(out);
        return table;
    }

    /** The machine's verdicts on all conversations, in the order of the set. */
    List<ScoredCase> score(LabelledSet set, Rubric rubric, Progress progress) {
        List<ScoredCase> cases = new ArrayList<>();
        for (LabelledSet.Case labelled : set.cases()) {
            progress.at("scoring", (double) cases.size() / set.cases().size());
            cases.add(new ScoredCase(labelled, judgements(labelled, rubric)));
        }
        return cases;
    }

    private static void disagreements(PrintStream out, ScoredCase scored) {
        scored.labelled().labels().forEach((criterion, label) -> {
            Judgement judgement = scored.judgements().get(criterion);
            if (judgement != null && scored.answer(criterion) != label) {
                disagreement(out, scored.labelled().transcript().id(), label, judgement);
            }
        });
    }

    /** The machine's verdicts on one conversation. */
    Scorecard score(LabelledSet.Case labelled, Rubric rubric) {
        Transcript transcript = labelled.transcript();
        return scorer.score(transcript, labelled.facts(), measurer.measure(transcript, labelled.loudness(), sentiment.apply(transcript)),
                rubric);
    }

    private Map<String, Judgement> judgements(LabelledSet.Case labelled, Rubric rubric) {
        return score(labelled, rubric).judgements().stream().collect(Collectors.toMap(Judgement::criterion, Function.identity()));
    }

    private static void disagreement(PrintStream out, String id, VerdictLabel label, Judgement judgement) {
        out.println(String.format(Locale.ROOT, "  %s %s: label %s, verdict %s (%.2f, %s). %s", id, judgement.criterion(), label.label(),
                VerdictLabel.of(judgement.verdict()).label(), judgement.confidence(), judgement.engine().text(), judgement.reason()));
        for (Evidence evidence : judgement.evidence()) {
            if (!evidence.quote().isEmpty()) {
                out.println("    " + evidence.kind().label() + " in turn " + evidence.turn() + ": \"" + evidence.quote() + "\"");
            }
        }
    }
}
