package dev.earmark.scoring.criterion;

import dev.earmark.interaction.Facts;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.measure.Measures;
import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.rubric.Checks;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.act.ActHead;
import dev.earmark.scoring.check.Automata;
import dev.earmark.scoring.check.CheckEvaluator;
import dev.earmark.scoring.check.ExampleJudge;
import dev.earmark.scoring.check.ModelJudge;
import dev.earmark.scoring.check.ScoringInput;
import dev.earmark.scoring.example.Meaning;
import dev.earmark.scoring.example.RubricExamples;
import dev.earmark.message.ConversationSigns;
import dev.earmark.transcript.NoConversation;
import dev.earmark.transcript.Transcript;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CalibrationFile;
import dev.earmark.trust.Calibrations;
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
    private final Meaning.Reader said;
    private final Meaning.Reader examples;
    private final String embedding;
    private final Calibrations calibrations;
    private final @Nullable ModelJudge model;
    private final @Nullable String program;
    private final boolean decides;
    private final Map<String, RubricScorer> scorers = new ConcurrentHashMap<>();

    /**
     * Says what it finds however unsure that is, to be held against labels.
     *
     * @param conversations embeds what was said
     * @param examples      embeds the sentences of rubrics, which stay the same from start to start
     */
    public Scorer(Embedder conversations, Embedder examples) {
        this(conversations, examples, Calibrations.NONE, null, null, false);
    }

    /**
     * As {@link #Scorer(Embedder, Embedder)}, but leaves a criterion unscored where people agree too rarely with a verdict so unsure.
     *
     * @param calibrations what labels have shown of rubrics; asked once for each rubric
     * @param model        decides "judged" checks; null when there is none, and they stay unscored
     */
    public Scorer(Embedder conversations, Embedder examples, Calibrations calibrations, @Nullable ModelJudge model) {
        this(conversations, examples, calibrations, model, null);
    }

    /** As the others. @param program name and version of this program, for the scorecards; null to say nothing */
    public Scorer(Embedder conversations, Embedder examples, Calibrations calibrations, @Nullable ModelJudge model,
            @Nullable String program) {
        this(conversations, examples, calibrations, model, program, true);
    }

    private Scorer(Embedder conversations, Embedder examples, Calibrations calibrations, @Nullable ModelJudge model,
            @Nullable String program, boolean decides) {
        this.program = program;
        this.decides = decides;
        ActHead acts = ActHead.load();
        this.said = new Meaning.Reader(conversations, acts);
        this.examples = new Meaning.Reader(examples, acts);
        this.embedding = conversations.modelId();
        this.calibrations = calibrations;
        this.model = model;
    }

    /**
     * One verdict for each criterion of the rubric, in its order.
     *
     * @throws dev.earmark.fault.Unavailable with {@code language.rate-limited} when a language model is busy and says when it may be asked
     *     again
     */
    public Scorecard score(Transcript transcript, Facts facts, Measures measures, Rubric rubric) {
        return score(transcript, facts, measures, Objects
                .requireNonNull(scorers.computeIfAbsent(rubric.sha256(), _ -> prepare(rubric, calibrations.of(rubric, embedding)))));
    }

    /**
     * As {@link #score(Transcript, Facts, Measures, Rubric)}, by what labels have shown of exactly this rubric with exactly this sentence
     * model.
     *
     * @param calibration is passed over when it holds for others
     */
    public Scorecard score(Transcript transcript, Facts facts, Measures measures, Rubric rubric, Optional<Calibration> calibration) {
        Optional<Calibration> fitting = calibration.filter(one ->
                one.rubricSha256().equals(rubric.sha256()) && one.embedding().equals(embedding));
        String key = rubric.sha256() + " " + fitting.map(CalibrationFile::sha256).orElse("none");
        return score(transcript, facts, measures, Objects.requireNonNull(scorers.computeIfAbsent(key, _ -> prepare(rubric, fitting))));
    }

    private Scorecard score(Transcript transcript, Facts facts, Measures measures, RubricScorer known) {
        Optional<NoConversation> missing = decides ? ConversationSigns.missing(transcript) : Optional.empty();
        if (missing.isPresent()) {
            return Totals.of(known.rubric, known.rubric.criteria().map(criterion -> SetAside.judgement(criterion, missing.get())).toList())
                    .on(known.basis);
        }
        Optional<OtherLanguage> other = decides ? OtherLanguage.of(transcript, known.rubric) : Optional.empty();
        if (other.isPresent()) {
            return Totals.of(known.rubric, known.rubric.criteria().map(other.get()::judgement).toList()).on(known.basis);
        }
        ConversationWords words = new ConversationWords(transcript, facts, sound, known.vocabulary);
        ModelJudge.@Nullable Session asking = model == null ? null : model.open(words);
        ScoringInput conversation = new ScoringInput(words, measures, asking);
        List<Judgement> judgements = known.score(conversation);
        while (asking != null && asking.ask()) {
            judgements = known.score(conversation);
        }
        return Totals.of(known.rubric, judgements).on(known.basis);
    }

    /** How long it is of no use to ask the language model again, as far as that is known; zero without one. */
    public Duration modelPause() {
        return model == null ? Duration.ZERO : model.pause();
    }

    private RubricScorer prepare(Rubric rubric, Optional<Calibration> calibration) {
        Rubric calibrated = calibration.map(known -> known.applied(rubric)).orElse(rubric);
        Automata automata = new Automata(calibrated);
        CriterionScorer scorer = new CriterionScorer(new CheckEvaluator(automata,
                new ExampleJudge(said, examples, RubricExamples.of(calibrated))));
        return new RubricScorer(calibrated, scorer, automata.vocabulary(), new TrustGauge(rubric.trust(), calibration, decides),
                basis(calibrated, calibration));
    }

    private Scorecard.Basis basis(Rubric rubric, Optional<Calibration> calibration) {
        boolean asks = rubric.criteria().anyMatch(criterion ->
                Checks.askModel(criterion.check()) || criterion.appliesWhen() != null && Checks.askModel(criterion.appliesWhen()));
        return new Scorecard.Basis(program, embedding, calibration.map(CalibrationFile::sha256).orElse(null),
                model == null || !asks ? null : model.pin());
    }

    /** The first reading of a file of these bytes: its patterns, not equal ones of a later reading, are the keys of the automata. */
    private record RubricScorer(Rubric rubric, CriterionScorer scorer, Vocabulary vocabulary, TrustGauge gauge, Scorecard.Basis basis) {

        List<Judgement> score(ScoringInput conversation) {
            return rubric.criteria().map(criterion -> gauge.standing(scorer.score(criterion, conversation))).toList();
        }
    }
}
