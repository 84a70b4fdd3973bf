package dev.earmark.eval.bench;

import dev.earmark.eval.LabelledSet;
import dev.earmark.judge.LlmJudge;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.RememberedReplies;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.measure.Measures;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.trust.Calibrations;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what judging by a language model costs besides the model, and whether a second scoring asks it again. */
public final class JudgeEval {

    private static final Measures UNMEASURED = new Measures(Map.of(), List.of(), List.of(), List.of());
    private static final int WARM_UP_ROUNDS = 8;
    private static final int ROUNDS = 4;

    private final PromptLibrary prompts;
    private final JudgeSettings settings;
    private final Embedder embedder;

    public JudgeEval(PromptLibrary prompts, JudgeSettings settings, Embedder embedder) {
        this.prompts = prompts;
        this.settings = settings;
        this.embedder = embedder;
    }

    /**
     * @param millisecondsPerCriterion processor time besides the model's own, replies not known
     * @param rememberedMilliseconds   the same when all replies are known and read from disk
     * @param firstCalls               questions that the first scoring asked
     * @param secondCalls              questions that the second scoring asked
     */
    public record Cost(double millisecondsPerCriterion, double rememberedMilliseconds, long firstCalls, long secondCalls) {}

    /** @param replies an empty folder for replies */
    public Cost cost(PrintStream out, LabelledSet set, Rubric rubric, Path replies) {
        Scorer scorer = scorer(new InstantModel());
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            score(scorer, set, rubric);
        }
        double each = milliseconds(() -> score(scorer, set, rubric), ROUNDS) / (set.cases().size() * rubric.criteria().count());
        RememberedReplies remembered = new RememberedReplies(new InstantModel(), replies);
        Scorer remembering = scorer(remembered);
        score(remembering, set, rubric);
        long first = remembered.asked();
        double known = milliseconds(() -> score(remembering, set, rubric), 1) / (set.cases().size() * rubric.criteria().count());
        Cost cost = new Cost(each, known, first, remembered.asked() - first);
        out.println(String.format(Locale.ROOT, "%s, rubric %s, %d conversations, with a model that answers at once:", set.name(),
                rubric.id(), set.cases().size()));
        out.println(String.format(Locale.ROOT, "  besides the model:     %6.2f ms of processor time a criterion",
                cost.millisecondsPerCriterion));
        out.println(String.format(Locale.ROOT, "  replies remembered:    %6.2f ms of processor time a criterion",
                cost.rememberedMilliseconds));
        out.println("  questions asked:       " + cost.firstCalls + " at the first scoring, " + cost.secondCalls + " at the second");
        return cost;
    }

    private Scorer scorer(ChatJudgeModel model) {
        return new Scorer(embedder, embedder, Calibrations.NONE, new LlmJudge(model, prompts, settings));
    }

    private static void score(Scorer scorer, LabelledSet set, Rubric rubric) {
        set.cases().forEach(one -> scorer.score(one.transcript(), one.facts(), UNMEASURED, rubric));
    }

    private static double milliseconds(Runnable work, int times) {
        var threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - start) / 1e6 / times;
    }
}
