package dev.earmark.playbook;

import dev.earmark.playbook.trait.MeaningSketch;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences that mean about the same, as groups around a middle one: each joins the nearest group or founds one (leader clustering,
 * Hartigan 1975), then each middle moves to the majority of its group's bits. For one thread.
 */
final class SenseGroups {

    private static final int MOST_LEARNED = 30_000;
    private static final int MOST_GROUPS = 2_500;

    private final List<MeaningSketch> learned = new ArrayList<>();
    private final int differing;

    /** @param differing bits in which a sentence may differ from the middle of its group */
    SenseGroups(int differing) {
        this.differing = differing;
    }

    void learn(MeaningSketch sketch) {
        if (learned.size() < MOST_LEARNED) {
            learned.add(sketch);
        }
    }

    /** The middles of the groups of at least so many sentences. */
    List<MeaningSketch> middles(int least) {
        List<MeaningSketch> middles = new ArrayList<>();
        for (MeaningSketch sketch : learned) {
            if (nearest(middles, sketch, differing) < 0 && middles.size() < MOST_GROUPS) {
                middles.add(sketch);
            }
        }
        List<SenseVotes> votes = middles.stream().map(_ -> new SenseVotes()).toList();
        for (MeaningSketch sketch : learned) {
            int group = nearest(middles, sketch, differing);
            if (group >= 0) {
                votes.get(group).add(sketch);
            }
        }
        List<MeaningSketch> kept = votes.stream().filter(group -> group.size() >= least).map(SenseVotes::elected).toList();
        return kept;
    }

    /** The nearest middle that is near enough; −1 when none is. */
    static int nearest(List<MeaningSketch> middles, MeaningSketch sketch, int differing) {
        int best = -1;
        int least = differing + 1;
        for (int i = 0; i < middles.size(); i++) {
            int bits = middles.get(i).differing(sketch);
            if (bits < least) {
                least = bits;
                best = i;
            }
        }
        return best;
    }
}
