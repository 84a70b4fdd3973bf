package dev.earmark.eval.played;

import dev.earmark.eval.EvalSets;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.server.Conduct;
import dev.earmark.eval.server.ModelServer;
import dev.earmark.judge.LlmJudge;
import dev.earmark.language.GuardedModel;
import dev.earmark.language.JudgeSettings;
import dev.earmark.language.ModelSettings;
import dev.earmark.language.ModelTally;
import dev.earmark.language.Provider;
import dev.earmark.language.Together;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.language.prompt.PromptLibrary;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.prompt.ReplySchema;
import dev.earmark.measure.Measures;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.criterion.Scorer;
import dev.earmark.trust.Calibrations;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * How much sooner conversations are scored when several questions are in flight, by a server over HTTP that answers as people have played,
 * after the same time each.
 */
public final class PlayedPace {

    private static final Measures UNMEASURED = new Measures(Map.of(), List.of(), List.of(), List.of());
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LONGEST_REPLY = 1_024;
    private static final ReplySchema NO_MATTER = new ReplySchema("played", List.of());

    private final PlayedSet set;
    private final PromptLibrary prompts;
    private final JudgeSettings settings;
    private final Embedder embedder;
    private final int conversations;

    /** @param conversations how many are scored, of all sets in turns */
    public PlayedPace(Path folder, EvalSets sets, TranscriptReader reader, PromptLibrary prompts, JudgeSettings settings,
            Embedder embedder, int conversations) {
        this.set = PlayedSet.read(folder, sets, reader);
        this.prompts = prompts;
        this.settings = settings;
        this.embedder = embedder;
        this.conversations = conversations;
    }

    /**
     * What came of it.
     *
     * @param mostAtOnce questions that the server had at the same time
     * @param refused    requests that it refused, by status
     * @param verdicts   of all conversations in order
     * @param leftOpen   of them, those that a model was to decide and could not
     */
    public record Pace(ModelTally tally, double seconds, int mostAtOnce, Map<Integer, Integer> refused, List<String> verdicts,
            long leftOpen) {

        public double questionsASecond() {
            return tally.questions() / seconds;
        }
    }

    /**
     * Scores all conversations.
     *
     * @param parallel questions in flight
     * @param replies  an empty folder
     */
    public Pace run(int parallel, Conduct conduct, Path replies) {
        List<Supplier<List<Judgement>>> works = new ArrayList<>();
        try (ModelServer server = new ModelServer(this::said, conduct);
                GuardedModel model = new GuardedModel(of(server).inParallel(parallel), replies, Clock.systemUTC())) {
            model.waitWhileBusy();
            Scorer scorer = new Scorer(embedder, embedder, Calibrations.NONE, new LlmJudge(model, prompts, settings));
            inTurns().forEach(one -> works.add(() ->
                    scorer.score(one.of().transcript(), one.of().facts(), UNMEASURED, one.part().rubric()).judgements()));
            long start = System.nanoTime();
            List<Judgement> judged = Together.all(parallel == 1 ? 1 : 2 * parallel, works).stream().flatMap(List::stream).toList();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Pace(model.tally(), seconds, server.mostAtOnce(), server.refused(),
                    judged.stream().map(one -> one.criterion() + " " + one.verdict()).toList(),
                    judged.stream().filter(one -> one.verdict() instanceof Verdict.Unscored(Verdict.Cause cause)
                            && cause == Verdict.Cause.JUDGE_UNAVAILABLE).count());
        }
    }

    private static ModelSettings of(ModelServer server) {
        return new ModelSettings(Provider.OPENAI, server.baseUrl(), "played-reader", null, 0.0, 7, PATIENCE, LONGEST_REPLY, true, 0, 0, 0,
                0);
    }

    private String said(String system, String user) {
        Question question = new Question("played", system, user, NO_MATTER);
        return Manner.CAREFUL.said(question, set.answers().getOrDefault(question.sha256(), ""));
    }

    private record Scored(PlayedSet.Part part, LabelledSet.Case of) {}

    /** So that there is something of each set. */
    private List<Scored> inTurns() {
        List<Scored> all = new ArrayList<>();
        List<PlayedSet.Part> parts = set.parts().stream().filter(part -> !part.attacks()).toList();
        int longest = parts.stream().mapToInt(part -> part.set().cases().size()).max().orElse(0);
        for (int at = 0; at < longest; at++) {
            for (PlayedSet.Part part : parts) {
                if (at < part.set().cases().size() && all.size() < conversations) {
                    all.add(new Scored(part, part.set().cases().get(at)));
                }
            }
        }
        return all;
    }
}
