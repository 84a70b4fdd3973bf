package dev.earmark.moments;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.scoring.act.Act;
import dev.earmark.scoring.act.ActHead;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By the head that comes with the program; knows nothing where that was trained on another sentence model. */
public final class TrainedActs implements TurnActs {

    private static final Pattern END = Pattern.compile("(?<=[.!?\u2026])\\s+|[\\r\\n]+");
    private static final double LEAST = 0.05;
    /** Of a pasted document the beginning is enough. */
    private static final int MOST_SENTENCES = 20;

    private final Embedder embedder;
    private final ActHead head;

    public TrainedActs(Embedder embedder, ActHead head) {
        this.embedder = embedder;
        this.head = head;
    }

    @Override
    public List<Sentence> of(String text) {
        List<String> sentences = head.modelId().equals(embedder.modelId())
                ? Stream.of(END.split(text, -1)).map(String::strip).filter(one -> !one.isEmpty()).limit(MOST_SENTENCES).toList()
                : List.of();
        List<float[]> vectors = sentences.isEmpty() ? List.of() : embedder.embed(sentences);
        List<Sentence> read = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            double[] found = head.probabilities(vectors.get(i), sentences.get(i));
            Map<Act, Double> likely = new EnumMap<>(Act.class);
            for (Act act : Act.values()) {
                if (found[act.ordinal()] >= LEAST) {
                    likely.put(act, found[act.ordinal()]);
                }
            }
            read.add(new Sentence(sentences.get(i), likely));
        }
        return read;
    }
}
