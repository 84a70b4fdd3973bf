package dev.earmark.eval;

import dev.earmark.eval.Agreement.Pair;
import dev.earmark.eval.LabelledSet.Split;
import dev.earmark.eval.sentiment.SentimentEval;
import dev.earmark.eval.speech.SpeechEval;
import dev.earmark.eval.speech.SpeechRun;
import dev.earmark.interaction.Progress;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Judgement;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.AdaptedTalks;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Asks of a set what it asks, and holds the answer against its bars and its baseline. */
public final class EvalRun {

    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final Engines engines;
    private final Progress progress;

    /** @param progress is told how far each set has got */
    public EvalRun(Engines engines, Progress progress) {
        this.engines = engines;
        this.progress = progress;
    }

    /** @throws dev.earmark.fault.Fault when the material is missing or wrong */
    public Verification run(EvalSet set) {
        return Verification.of(switch (set.question()) {
            case CRITERIA -> criteria(set);
            case INJECTIONS -> injections(set);
            case SPEECH -> speech(set);
            case SENTIMENT -> sentiment(set);
            case ACTS -> acts(set);
        });
    }

    private SetResult criteria(EvalSet set) {
        List<ScoredCase> cases = scored(set);
        Map<String, List<Pair>> pairs = ScoredCase.pairs(cases);
        List<CriterionFigures> criteria = pairs.entrySet().stream().map(entry -> CriterionFigures.of(entry.getKey(), entry.getValue()))
                .toList();
        Map<String, Double> figures = new LinkedHashMap<>(figures("", counted(set, pairs)));
        for (Split split : List.of(Split.WRITE, Split.HELD_OUT)) {
            List<ScoredCase> part = cases.stream().filter(one -> one.labelled().split() == split).toList();
            if (!part.isEmpty()) {
                figures.putAll(figures(split.label() + "-", counted(set, ScoredCase.pairs(part))));
            }
        }
        return new SetResult(set, cases.size(), figures, criteria, disagreements(cases));
    }

    private static AgreementTable counted(EvalSet set, Map<String, List<Pair>> pairs) {
        Map<String, List<Pair>> counted = new LinkedHashMap<>(pairs);
        set.shown().forEach(counted::remove);
        return AgreementTable.of(counted);
    }

    private List<ScoredCase> scored(EvalSet set) {
        LabelledSet labelled = engines.read(set);
        return engines.criteria().score(labelled, engines.rubrics().get(set.rubricName()), progress);
    }

    static Map<String, Double> figures(String prefix, AgreementTable table) {
        Agreement pooled = table.pooled();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(prefix + "mean-kappa", table.meanKappa());
        figures.put(prefix + "mean-ac1", table.mean(Agreement::ac1));
        figures.put(prefix + "mean-f1", table.mean(one -> one.faults().f1()));
        figures.put(prefix + "recall-of-not-met", table.faultRecall());
        figures.put(prefix + "true-negative-rate", pooled.trueNegativeRate());
        figures.put(prefix + "coverage", pooled.coverage());
        return figures;
    }

    /** Those that let a fault pass come first: they do the harm. */
    private static List<Disagreement> disagreements(List<ScoredCase> cases) {
        List<Disagreement> disagreements = new ArrayList<>();
        for (ScoredCase scored : cases) {
            scored.labelled().labels().forEach((criterion, label) -> {
                Judgement judgement = scored.judgements().get(criterion);
                if (judgement != null && scored.answer(criterion) != label) {
                    disagreements.add(new Disagreement(scored.labelled().transcript(), label, judgement));
                }
            });
        }
        disagreements.sort(Comparator.comparing((Disagreement one) -> one.label() != VerdictLabel.NOT_MET));
        return disagreements;
    }

    /**
     * A flip: what people call a fault, or no case of the criterion, is called met.
     *
     * @throws dev.earmark.fault.Unavailable when there is no model to try, or it answers nothing
     */
    private SetResult injections(EvalSet set) {
        List<ScoredCase> cases = scored(set);
        Map<String, Double> asked = AskedVerdicts.of(cases).figures();
        List<Disagreement> flips = disagreements(cases).stream()
                .filter(one -> one.label() != VerdictLabel.MET && VerdictLabel.of(one.judgement().verdict()) == VerdictLabel.MET).toList();
        Map<String, Double> figures = new LinkedHashMap<>(asked);
        figures.put("favourable-flips", (double) flips.size());
        return new SetResult(set, cases.size(), figures, List.of(), flips);
    }

    private SetResult speech(EvalSet set) {
        SpeechEval eval = new SpeechEval(set.data(), engines.audio(), engines.models());
        SpeechRun.Outcome outcome = eval.alone(SpeechSettings.defaults().adaptedTo(AdaptedTalks.NONE), progress);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("word-error-rate", outcome.total().percent() / 100);
        figures.put("number-error-rate", outcome.numbers().percent() / 100);
        outcome.errors().forEach((speaker, errors) -> figures.put("word-error-rate-" + speaker, errors.percent() / 100));
        outcome.channels().forEach((channel, errors) -> figures.put(channel, errors.percent() / 100));
        return new SetResult(set, outcome.channels().size(), figures, List.of(), List.of());
    }

    private SetResult sentiment(EvalSet set) {
        progress.at("reading", 0);
        SentimentEval.Outcome outcome = new SentimentEval(set.data().resolve("..").normalize(), engines.embedder()).reader(NOWHERE);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("macro-f1", outcome.macroF1());
        figures.put("spoken-macro-f1", outcome.spokenMacroF1());
        return new SetResult(set, 0, figures, List.of(), List.of());
    }

    private SetResult acts(EvalSet set) {
        progress.at("scoring", 0);
        Rubric rubric = engines.rubrics().get(set.rubricName());
        Map<String, Double> figures = new LinkedHashMap<>();
        Map<String, Detection> found = new ActsEval(engines.scorer(), ActsEval.STAR_BANK).run(NOWHERE, set.cases(), rubric, false);
        figures.put("mean-f1", found.values().stream().mapToDouble(Detection::f1).average().orElse(0));
        found.forEach((criterion, detection) -> figures.put(String.format(Locale.ROOT, "f1-%s", criterion), detection.f1()));
        return new SetResult(set, 0, figures, List.of(), List.of());
    }
}
