package dev.earmark.moments;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.scoring.act.Act;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What tells a moment that a coach uses from one that nobody needs, as numbers of about the size of one: its kind; where it stands, how
 * long it and its neighbours are, the customer's mood around it and what the sentences there do, once for all groups of kinds and once for
 * its own group; the meaning of its words, by group; and, of verdicts, the meaning of the criterion's question. Deterministic; safe for
 * many threads.
 */
public final class MomentFeatures {

    private static final double OF_A_KIND = 3;
    private static final double OF_ACTS = 1.5;
    private static final double OF_VECTORS = 3;

    private final TurnActs acts;
    private final Embedder embedder;

    public MomentFeatures(TurnActs acts, Embedder embedder) {
        this.acts = acts;
        this.embedder = embedder;
    }

    /** The sentence model whose vectors are in them. */
    public String modelId() {
        return embedder.modelId();
    }

    /** @return as many for each moment */
    public double[] of(Moment moment, ScoredInteraction scored) {
        return of(moment, MomentGroup.of(moment, scored), new MomentPlace(moment, scored));
    }

    private double[] of(Moment moment, MomentGroup group, MomentPlace place) {
        double[] common = DoubleStream.concat(Arrays.stream(place.numbers()), Stream.of(moment.quote(), place.before(), place.after())
                .flatMapToDouble(this::acts)).toArray();
        return Stream.of(kind(moment, group), Arrays.stream(common), only(group, common), only(group, meaning(moment.quote())),
                Arrays.stream(meaning(place.question()))).flatMapToDouble(part -> part).toArray();
    }

    private static DoubleStream kind(Moment moment, MomentGroup group) {
        String label = group.label(moment);
        return Arrays.stream(BuiltIn.values()).mapToDouble(kind -> kind.label().equals(label) ? OF_A_KIND : 0);
    }

    /** Zeros for every other group. */
    private static DoubleStream only(MomentGroup group, double[] numbers) {
        double[] none = new double[numbers.length];
        return Arrays.stream(MomentGroup.values()).flatMapToDouble(one -> Arrays.stream(one == group ? numbers : none));
    }

    /** Of each act how likely the likeliest sentence does it. */
    private DoubleStream acts(String text) {
        List<TurnActs.Sentence> sentences = text.isBlank() ? List.of() : acts.of(text);
        return Arrays.stream(Act.values())
                .mapToDouble(act -> OF_ACTS * sentences.stream().mapToDouble(sentence -> sentence.any(act)).max().orElse(0));
    }

    private double[] meaning(String text) {
        double[] meaning = new double[embedder.dimensions()];
        float[] vector = text.isBlank() ? new float[meaning.length] : embedder.embed(List.of(text)).getFirst();
        Arrays.setAll(meaning, i -> OF_VECTORS * vector[i]);
        return meaning;
    }
}
