package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.trait.MeaningSketch;
import dev.earmark.playbook.trait.Saying;
import dev.earmark.playbook.trait.Situation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Groups of sentences of one width, in each situation, and the calls that have them. For one thread. */
final class SenseTable {

    private final int differing;
    private final Map<Situation, SenseGroups> learning = new EnumMap<>(Situation.class);
    private final Map<Situation, List<MeaningSketch>> middles = new EnumMap<>(Situation.class);
    private final Map<Situation, List<BitSet>> meant = new EnumMap<>(Situation.class);

    /** @param cosine between a sentence and the middle of its group, at least */
    SenseTable(double cosine) {
        this.differing = MeaningSketch.differingAt(cosine);
    }

    void learn(Saying saying) {
        if (saying.meaning() != null && saying.stems().size() > 2) {
            learning.computeIfAbsent(saying.situation(), _ -> new SenseGroups(differing)).learn(saying.meaning());
        }
    }

    /** @param least sentences of a group */
    void settle(int least) {
        learning.forEach((situation, groups) -> {
            List<MeaningSketch> found = groups.middles(least);
            middles.put(situation, found);
            meant.put(situation, found.stream().map(_ -> new BitSet()).toList());
        });
        learning.clear();
    }

    void see(Saying saying, int call) {
        MeaningSketch sketch = saying.meaning();
        List<MeaningSketch> known = middles.get(saying.situation());
        List<BitSet> calls = meant.get(saying.situation());
        int group = sketch == null || known == null ? -1 : SenseGroups.nearest(known, sketch, differing);
        if (group >= 0 && calls != null) {
            calls.get(group).set(call);
        }
    }

    List<SignSeen> seen(Function<Situation, BitSet> among) {
        List<SignSeen> seen = new ArrayList<>();
        middles.forEach((situation, known) -> {
            for (int i = 0; i < known.size(); i++) {
                seen.add(new SignSeen(new Sign.Sense(situation, known.get(i), differing), among.apply(situation),
                        meant.getOrDefault(situation, List.of()).get(i), known.get(i)));
            }
        });
        return seen;
    }
}
