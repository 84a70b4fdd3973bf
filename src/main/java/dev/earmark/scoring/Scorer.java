package dev.earmark.scoring;

import dev.earmark.calibration.Calibration;
import dev.earmark.calibration.Calibrations;
import dev.earmark.interaction.Facts;
import dev.earmark.language.Embedder;
import dev.earmark.measure.Measures;
import dev.earmark.rubric.Criterion;
import dev.earmark.rubric.Rubric;
import dev.earmark.transcript.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Judges an interaction by a rubric. The same input gives the same scorecard. Safe for many threads. */
public final class Scorer {

    private final SoundAlike sound = new SoundAlike();
    private final ExampleJudge examples;
    private final String embedding;
    private final Calibrations calibrations;
    private final @Nullable LlmJudge model;
    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

    /**
     * @param conversations embeds what was said
     * @param examples      embeds the sentences of rubrics, which stay the same from start to start
     */
    public Scorer(Embedder conversations, Embedder examples) {
        this(conversations, examples, Calibrations.NONE, null);
    }

    /**
     * As {@link #Scorer(Embedder, Embedder)}.
     *
     * @param calibrations what labels have shown of rubrics; asked once for each rubric
     * @param model        decides "judged" checks; null when there is none, and they stay unscored
     */
    public Scorer(Embedder conversations, Embedder examples, Calibrations calibrations, @Nullable LlmJudge model) {
        this.examples = new ExampleJudge(conversations, examples);
        this.embedding = conversations.modelId();
        this.calibrations = calibrations;
        this.model = model;
    }

    /**
     * One verdict for each criterion of the rubric, in its order.
     *
     * @throws dev.earmark.fault.Unavailable with {@code language.rate-limited} when a language model is busy and says when it may be asked again
     */
    public Scorecard score(Transcript transcript, Facts facts, Measures measures, Rubric rubric) {
        Prepared known = Objects.requireNonNull(prepared.computeIfAbsent(rubric.sha256(), _ -> prepare(rubric)));
        Conversation conversation = new Conversation(transcript, facts, measures, sound, known.vocabulary);
        List<Judgement> judgements = known.rubric.criteria().map(criterion -> known.score(criterion, conversation)).toList();
        return Totals.of(known.rubric, judgements);
    }

    /** How long it is of no use to ask the language model again, as far as that is known; zero without one. */
    public Duration modelPause() {
        return model == null ? Duration.ZERO : model.pause();
    }

    private Prepared prepare(Rubric rubric) {
        Optional<Calibration> calibration = calibrations.of(rubric, embedding);
        Rubric calibrated = calibration.map(known -> known.applied(rubric)).orElse(rubric);
        Automata automata = new Automata(calibrated);
        CriterionScorer scorer = new CriterionScorer(new CheckEvaluator(automata, examples, model));
        return new Prepared(calibrated, scorer, automata.vocabulary(), new Trusted(rubric.trust(), calibration));
    }

    /** The first reading of a file of these bytes: its patterns, not equal ones of a later reading, are the keys of the automata. */
    private record Prepared(Rubric rubric, CriterionScorer scorer, Vocabulary vocabulary, Trusted trusted) {

        Judgement score(Criterion criterion, Conversation conversation) {
            return trusted.standing(scorer.score(criterion, conversation));
        }
    }
}
