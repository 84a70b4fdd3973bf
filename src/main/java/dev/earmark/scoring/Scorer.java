package dev.earmark.scoring;

import dev.earmark.interaction.Facts;
import dev.earmark.language.Embedder;
import dev.earmark.measure.Measures;
import dev.earmark.rubric.Rubric;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Judges an interaction by a rubric. The same input gives the same scorecard. Safe for many threads. */
public final class Scorer {

    private final SoundAlike sound = new SoundAlike();
    private final ExampleJudge examples;
    private final @Nullable LlmJudge model;
    private final Map<String, Prepared> prepared = new ConcurrentHashMap<>();

    /**
     * @param conversations embeds what was said
     * @param examples      embeds the sentences of rubrics, which stay the same from start to start
     */
    public Scorer(Embedder conversations, Embedder examples) {
        this(conversations, examples, null);
    }

    /**
     * As {@link #Scorer(Embedder, Embedder)}.
     *
     * @param model decides "judged" checks; null when there is none, and they stay unscored
     */
    public Scorer(Embedder conversations, Embedder examples, @Nullable LlmJudge model) {
        this.examples = new ExampleJudge(conversations, examples);
        this.model = model;
    }

    /**
     * One verdict for each criterion of the rubric, in its order.
     *
     * @throws dev.earmark.fault.Unavailable with {@code language.rate-limited} when a language model is busy and says when it may be asked again
     */
    public Scorecard score(Transcript transcript, Facts facts, Measures measures, Rubric rubric) {
        Conversation conversation = new Conversation(transcript, facts, measures, sound);
        Prepared known = Objects.requireNonNull(prepared.computeIfAbsent(rubric.sha256(), _ -> prepare(rubric)));
        List<Judgement> judgements = known.rubric.criteria().map(criterion -> known.scorer.score(criterion, conversation)).toList();
        return Totals.of(known.rubric, judgements);
    }

    private Prepared prepare(Rubric rubric) {
        return new Prepared(rubric, new CriterionScorer(new CheckEvaluator(new Automata(rubric), examples, model)));
    }

    /** The first reading of a file of these bytes: its patterns, not equal ones of a later reading, are the keys of the automata. */
    private record Prepared(Rubric rubric, CriterionScorer scorer) {}
}
