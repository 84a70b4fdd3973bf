package dev.earmark.speech.talk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words that a recogniser can hear, each with the label that its files use for it. Immutable. */
public final class KnownWords {

    private final List<String> byLabel;
    private final Map<String, Integer> labels = new HashMap<>();

    /** @param byLabel the word of each label; empty where a label is no word */
    KnownWords(List<String> byLabel) {
        this.byLabel = List.copyOf(byLabel);
        for (int label = 1; label < this.byLabel.size(); label++) {
            if (!this.byLabel.get(label).isEmpty()) {
                labels.put(this.byLabel.get(label), label);
            }
        }
    }

    /** Lower case; empty for a word that the recogniser cannot hear. */
    public Optional<Integer> label(String word) {
        return Optional.ofNullable(labels.get(word));
    }

    public boolean knows(String word) {
        return labels.containsKey(word);
    }

    String word(int label) {
        return byLabel.get(label);
    }

    /** One more than the largest label. */
    int size() {
        return byLabel.size();
    }
}
