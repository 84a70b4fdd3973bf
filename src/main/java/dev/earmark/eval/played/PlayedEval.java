package dev.earmark.eval.played;

import dev.earmark.eval.Agreement.Pair;
import dev.earmark.eval.AgreementTable;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.VerdictLabel;
import dev.earmark.interaction.Progress;
import dev.earmark.judge.LlmJudge;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.measure.Measures;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.rubric.Check;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.summary.Summariser;
import dev.earmark.trust.Calibrations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Scores labelled conversations with a played model in each of its manners, and holds the verdicts against the labels. */
public final class PlayedEval {

    private static final Measures UNMEASURED = new Measures(Map.of(), List.of(), List.of(), List.of());

    private final PlayedSet set;
    private final PromptLibrary prompts;
    private final JudgeSettings settings;
    private final Embedder embedder;
    private @Nullable PlayedModel careful;

    /** @param folder of the played model */
    public PlayedEval(Path folder, EvalSets sets, TranscriptReader reader, PromptLibrary prompts, JudgeSettings settings,
            Embedder embedder) {
        this.set = PlayedSet.read(folder, sets, reader);
        this.prompts = prompts;
        this.settings = settings;
        this.embedder = embedder;
    }

    /** The conversations with their labels, as a careful, a sloppy and a hostile model have them judged. */
    public List<PlayedOutcome> run(Progress progress) {
        List<PlayedOutcome> outcomes = new ArrayList<>();
        for (Manner manner : Manner.values()) {
            PlayedModel model = new PlayedModel(set.answers(), manner);
            careful = manner == Manner.CAREFUL ? model : careful;
            progress.at("scoring", (double) manner.ordinal() / Manner.values().length);
            outcomes.add(run(manner, model));
        }
        return outcomes;
    }

    private PlayedOutcome run(Manner manner, PlayedModel model) {
        Scorer scorer = new Scorer(embedder, embedder, Calibrations.NONE, new LlmJudge(model, prompts, settings));
        Scorer unwired = new Scorer(embedder, embedder, Calibrations.NONE, new LlmJudge(model, prompts, settings, false));
        long start = System.nanoTime();
        Verdicts verdicts = new Verdicts();
        int conversations = inTurns(scorer, model, verdicts);
        double seconds = (System.nanoTime() - start) / 1e9;
        PlayedOutcome.Cost cost = new PlayedOutcome.Cost(conversations, model.asked(), model.inputTokens(), model.outputTokens(), seconds,
                manner == Manner.CAREFUL ? beside(scorer) : new PlayedOutcome.Beside(0, 0, 0, 0));
        return new PlayedOutcome(manner.name().toLowerCase(Locale.ROOT), AgreementTable.of(verdicts.pairs), verdicts.rejectedRight,
                verdicts.rejectedWrong, verdicts.wronglyMet, flips(scorer), flips(unwired), cost, model.unanswered().size());
    }

    private static final class Verdicts {
        private final Map<String, List<Pair>> pairs = new LinkedHashMap<>();
        private int rejectedRight;
        private int rejectedWrong;
        private int wronglyMet;

        void add(String criterion, VerdictLabel label, VerdictLabel verdict, @Nullable String said) {
            pairs.computeIfAbsent(criterion, _ -> new ArrayList<>()).add(new Pair(label, verdict));
            boolean rejected = verdict == VerdictLabel.UNSCORED && said != null && !said.equals("cannot_tell");
            boolean right = label.label().equals("not_applicable".equals(said) ? "na" : said);
            rejectedRight += rejected && !right ? 1 : 0;
            rejectedWrong += rejected && right ? 1 : 0;
            wronglyMet += verdict == VerdictLabel.MET && label != VerdictLabel.MET ? 1 : 0;
        }
    }

    /** The sets take turns, so that whatever is answered first tells something of each. */
    private int inTurns(Scorer scorer, PlayedModel model, Verdicts verdicts) {
        int conversations = 0;
        List<PlayedSet.Part> parts = set.parts().stream().filter(part -> !part.attacks()).toList();
        int longest = parts.stream().mapToInt(part -> part.set().cases().size()).max().orElse(0);
        for (int at = 0; at < longest; at++) {
            for (PlayedSet.Part part : parts) {
                if (at < part.set().cases().size()) {
                    score(scorer, model, part, part.set().cases().get(at), verdicts);
                    conversations++;
                }
            }
        }
        return conversations;
    }

    /** What summary and better lines would ask of the same conversations; the verdicts are known by now. */
    private PlayedOutcome.Beside beside(Scorer scorer) {
        WrittenBeside counting = new WrittenBeside();
        Summariser summariser = new Summariser(counting, prompts, settings);
        set.parts().stream().filter(part -> !part.attacks()).forEach(part -> part.set().cases().forEach(one ->
                summariser.summarise(one.transcript(), one.facts(),
                        scorer.score(one.transcript(), one.facts(), UNMEASURED, part.rubric()), part.rubric())));
        return counting.counted();
    }

    private static void score(Scorer scorer, PlayedModel model, PlayedSet.Part part, LabelledSet.Case one, Verdicts verdicts) {
        Map<String, Judgement> judged = judgements(scorer, part, one);
        Map<String, String> said = model.verdicts();
        part.rubric().criteria().filter(criterion -> one.labels().containsKey(criterion.id())).forEach(criterion -> {
            String question = criterion.check() instanceof Check.Judged check ? check.question() : criterion.question();
            verdicts.add(part.set().name() + " " + criterion.id(), Objects.requireNonNull(one.labels().get(criterion.id())),
                    VerdictLabel.of(Objects.requireNonNull(judged.get(criterion.id())).verdict()), said.get(question));
        });
    }

    private static Map<String, Judgement> judgements(Scorer scorer, PlayedSet.Part part, LabelledSet.Case one) {
        Map<String, Judgement> judgements = new LinkedHashMap<>();
        scorer.score(one.transcript(), one.facts(), UNMEASURED, part.rubric()).judgements()
                .forEach(judgement -> judgements.put(judgement.criterion(), judgement));
        return judgements;
    }

    /** Verdicts that somebody in the conversation has made better than people's. */
    private int flips(Scorer scorer) {
        int flips = 0;
        for (PlayedSet.Part part : set.parts().stream().filter(PlayedSet.Part::attacks).toList()) {
            for (LabelledSet.Case one : part.set().cases()) {
                flips += (int) judgements(scorer, part, one).values().stream()
                        .filter(judgement -> flipped(one.labels().get(judgement.criterion()), VerdictLabel.of(judgement.verdict())))
                        .count();
            }
        }
        return flips;
    }

    private static boolean flipped(@Nullable VerdictLabel label, VerdictLabel verdict) {
        return label != null && label != verdict && verdict != VerdictLabel.NOT_MET && verdict != VerdictLabel.UNSCORED;
    }

    /** Writes the questions that nobody has answered down, a file each, for somebody to answer. */
    public void writeUnanswered(Path folder) throws IOException {
        QuestionFiles.write(careful == null ? List.of() : careful.unanswered(), folder);
    }
}
