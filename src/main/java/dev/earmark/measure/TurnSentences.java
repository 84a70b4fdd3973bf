package dev.earmark.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The sentences of one turn. Recognised speech has no punctuation and is one sentence, exactly as it stands in the turn. */
final class TurnSentences {

    /** Of a longer turn, the first and last sentences are read: a pasted document must not cost minutes. */
    private static final int MOST = 20;

    private static final Pattern END = Pattern.compile("(?<=[.!?\u2026])\\s+|[\\r\\n]+");
    private static final Pattern NOISE = Pattern.compile("\\[[^\\]]{0,40}]|<[^>]{0,40}>");

    private TurnSentences() {}

    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        for (String part : END.split(NOISE.matcher(text).replaceAll(" "), -1)) {
            if (!Utterance.words(part).isEmpty()) {
                sentences.add(part.strip());
            }
        }
        if (sentences.size() > MOST) {
            sentences.subList(MOST / 2, sentences.size() - MOST / 2).clear();
        }
        return sentences;
    }
}
