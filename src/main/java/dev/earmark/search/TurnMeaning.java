package dev.earmark.search;

import dev.earmark.language.embedding.Embedder;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * The meaning of turns as vectors. What somebody says is often understood only by what stands around it ("yes, that one"), so the two
 * turns on either side count a little: {@value #NEXT} and {@value #NEXT_BUT_ONE} of the turn itself. Safe for many threads. Costs some
 * milliseconds of processor time a turn.
 */
public final class TurnMeaning {

    /** A turn of fewer letters ("okay, thanks") says nothing by itself. */
    private static final int FEWEST_LETTERS = 12;
    private static final float NEXT = 0.3f;
    private static final float NEXT_BUT_ONE = 0.1f;
    private static final float[] NONE = {};

    private final Embedder embedder;

    public TurnMeaning(Embedder embedder) {
        this.embedder = embedder;
    }

    /** With the vectors of its turns. */
    public SearchDocument into(SearchDocument document) {
        List<String> told = document.transcript().turns().stream().map(Turn::text).filter(TurnMeaning::tells).toList();
        List<float[]> found = embedder.embed(told);
        List<float[]> alone = new ArrayList<>();
        int next = 0;
        for (Turn turn : document.transcript().turns()) {
            alone.add(tells(turn.text()) ? found.get(next++) : NONE);
        }
        List<float[]> vectors = new ArrayList<>();
        for (int turn = 0; turn < alone.size(); turn++) {
            vectors.add(alone.get(turn).length == 0 ? NONE : among(alone, turn));
        }
        return document.with(vectors);
    }

    private static float[] among(List<float[]> alone, int turn) {
        float[] sum = alone.get(turn).clone();
        add(sum, alone, turn - 1, NEXT);
        add(sum, alone, turn + 1, NEXT);
        add(sum, alone, turn - 2, NEXT_BUT_ONE);
        add(sum, alone, turn + 2, NEXT_BUT_ONE);
        double squares = 0;
        for (float component : sum) {
            squares += component * component;
        }
        for (int i = 0; i < sum.length && squares > 0; i++) {
            sum[i] /= (float) Math.sqrt(squares);
        }
        return sum;
    }

    private static void add(float[] sum, List<float[]> alone, int turn, float weight) {
        if (turn >= 0 && turn < alone.size() && alone.get(turn).length > 0) {
            float[] other = alone.get(turn);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weight * other[i];
            }
        }
    }

    private static boolean tells(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).limit(FEWEST_LETTERS).count() == FEWEST_LETTERS;
    }
}
