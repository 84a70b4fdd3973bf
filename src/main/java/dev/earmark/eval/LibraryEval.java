package dev.earmark.eval;

import dev.earmark.eval.Agreement.Pair;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Progress;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricText;
import dev.earmark.rubric.criteria.LabelledCase;
import dev.earmark.rubric.criteria.RubricDraft;
import dev.earmark.rubric.criteria.TradeCriterion;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the engine against the labelled cases of the library's criteria, each criterion in a rubric of its own, as {@code rubric new}
 * would write it. What was said on the telephone is laid out at 150 words a minute with 0.3 s between turns.
 */
public final class LibraryEval {

    private static final long WORD_MS = 400;
    private static final long PAUSE_MS = 300;

    private final CriteriaEval eval;

    public LibraryEval(Engines engines) {
        this(engines.criteria());
    }

    LibraryEval(CriteriaEval eval) {
        this.eval = eval;
    }

    /** A case that is judged otherwise than it is labelled. */
    public record Other(String criterion, LabelledCase labelled, VerdictLabel label, Judgement judgement) {}

    /**
     * What came of it.
     *
     * @param table         by the criterion's name in the library
     * @param proofs        verdicts of met that are right and whose case names the turn that decides
     * @param proofsInPlace of them, those whose first proof lies in that turn
     * @param others        in the order of the library
     */
    public record Outcome(AgreementTable table, int proofs, int proofsInPlace, List<Other> others) {

        /** Share of right proofs, 0 to 1; 1 without any. */
        public double proofShare() {
            return proofs == 0 ? 1 : (double) proofsInPlace / proofs;
        }
    }

    /** @param criteria at least one, with cases */
    public Outcome run(List<TradeCriterion> criteria, Progress progress) {
        Map<String, List<Pair>> pairs = new LinkedHashMap<>();
        List<Other> others = new ArrayList<>();
        int proofs = 0;
        int inPlace = 0;
        for (TradeCriterion one : criteria) {
            progress.at("scoring", (double) pairs.size() / criteria.size());
            for (LabelledCase labelled : one.cases()) {
                VerdictLabel label = VerdictLabel.labelled(labelled.verdict(), one.id());
                Judgement judgement = judged(one, labelled);
                VerdictLabel verdict = VerdictLabel.of(judgement.verdict());
                pairs.computeIfAbsent(one.id(), _ -> new ArrayList<>()).add(new Pair(label, verdict));
                if (label != verdict) {
                    others.add(new Other(one.id(), labelled, label, judgement));
                } else if (label == VerdictLabel.MET && labelled.turn() != null && saidByAgent(judgement)) {
                    proofs++;
                    inPlace += proves(judgement, labelled.turn()) ? 1 : 0;
                }
            }
        }
        return new Outcome(AgreementTable.of(pairs), proofs, inPlace, List.copyOf(others));
    }

    private Judgement judged(TradeCriterion one, LabelledCase labelled) {
        Rubric rubric = RubricText.read(one.id(),
                new RubricDraft(one.id(), one.title(), labelled.channel(), List.of(), List.of(one)).text());
        LabelledSet.Case conversation = new LabelledSet.Case(Facts.NONE, transcript(one.id(), labelled), Map.of(), Map.of());
        return eval.score(conversation, rubric).judgements().getFirst();
    }

    private static boolean saidByAgent(Judgement judgement) {
        return judgement.evidence().stream().anyMatch(piece -> piece.kind() == Evidence.Kind.PROOF && !piece.quote().isEmpty());
    }

    private static boolean proves(Judgement judgement, int turn) {
        return judgement.evidence().stream().anyMatch(piece -> piece.kind() == Evidence.Kind.PROOF && !piece.quote().isEmpty()
                && piece.turn() != null && piece.turn() == turn);
    }

    static Transcript transcript(String id, LabelledCase labelled) {
        boolean voice = labelled.channel() == Channel.VOICE;
        List<Turn> turns = new ArrayList<>();
        long at = 0;
        for (LabelledCase.Line line : labelled.turns()) {
            long end = at + WORD_MS * line.text().split("\\s+").length;
            turns.add(new Turn(turns.size(), line.speaker(), voice ? new TimeSpan(at, end) : null, line.text(), List.of()));
            at = end + PAUSE_MS;
        }
        return new Transcript(id, labelled.channel(), new Source(id, "", voice ? at / 1e3 : 0, 0, 0), Engine.GIVEN, turns);
    }
}
