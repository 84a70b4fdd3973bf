package dev.earmark.playbook;

import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.Saying;
import dev.earmark.playbook.trait.Situation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often agents had their say in each situation of each call. In a longer call more of everything is said, and calls in which customers
 * complain are longer: without this, whatever is said in long calls would seem to go with how those end. How much an agent says at one go
 * is not counted, because that is what is compared. For one thread.
 */
final class SaidAmounts {

    private static final int[] STEPS = {2, 3, 5, 8};

    private final Map<Situation, List<BitSet>> atLeast = new EnumMap<>(Situation.class);
    private final BitSet complained = new BitSet();

    SaidAmounts() {
        for (Situation situation : Situation.values()) {
            List<BitSet> steps = new ArrayList<>();
            for (int i = 0; i < STEPS.length; i++) {
                steps.add(new BitSet());
            }
            atLeast.put(situation, steps);
        }
    }

    void see(CallTraits traits, int call) {
        Map<Situation, Integer> said = new EnumMap<>(Situation.class);
        int before = Integer.MIN_VALUE;
        for (Saying saying : traits.sayings()) {
            said.merge(saying.situation(), saying.turn() > before + 1 ? 1 : 0, Integer::sum); // a go ends when the other party speaks
            before = saying.turn();
        }
        said.forEach((situation, amount) -> {
            List<BitSet> steps = atLeast.getOrDefault(situation, List.of());
            for (int i = 0; i < steps.size(); i++) {
                steps.get(i).set(call, amount >= STEPS[i]);
            }
        });
        complained.set(call, said.containsKey(Situation.COMPLAINT));
    }

    /** What is taken off in a situation; what an agent says at the beginning cannot follow from a complaint. */
    List<BitSet> beside(Situation situation) {
        List<BitSet> beside = new ArrayList<>(atLeast.getOrDefault(situation, List.of()));
        if (situation != Situation.OPENING && situation != Situation.COMPLAINT) {
            beside.add(complained);
        }
        return List.copyOf(beside);
    }
}
