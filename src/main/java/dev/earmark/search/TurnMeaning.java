package dev.earmark.search;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;

/** The meaning of turns as vectors. Safe for many threads. Costs some milliseconds of processor time a turn. */
public final class TurnMeaning {

    /** A turn of fewer letters ("okay, thanks") says nothing by itself. */
    private static final int FEWEST_LETTERS = 12;
    private static final float[] NONE = {};

    private final Embedder embedder;

    public TurnMeaning(Embedder embedder) {
        this.embedder = embedder;
    }

    /** With the vectors of its turns. */
    public SearchDocument into(SearchDocument document) {
        List<String> told = document.transcript().turns().stream().map(Turn::text).filter(TurnMeaning::tells).toList();
        List<float[]> found = embedder.embed(told);
        List<float[]> vectors = new ArrayList<>();
        int next = 0;
        for (Turn turn : document.transcript().turns()) {
            vectors.add(tells(turn.text()) ? found.get(next++) : NONE);
        }
        return document.with(vectors);
    }

    private static boolean tells(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).limit(FEWEST_LETTERS).count() == FEWEST_LETTERS;
    }
}
