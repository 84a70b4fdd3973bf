package dev.earmark.playbook;

import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.TalkHabit;
import dev.earmark.playbook.trait.MeaningSketch;
import dev.earmark.playbook.trait.Saying;
import dev.earmark.playbook.trait.Situation;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Something that an agent says or does in a situation, and that can be seen or missed in each call that has the situation. */
public sealed interface Sign {

    Situation situation();

    /** The turn of the agent that shows it; −1 when none does. */
    int turn(CallTraits call);

    /** Words in a row, as stems. */
    record Words(Situation situation, List<String> stems) implements Sign {

        public Words {
            stems = List.copyOf(stems);
        }

        @Override
        public int turn(CallTraits call) {
            return first(call, situation, saying -> Collections.indexOfSubList(saying.stems(), stems) >= 0);
        }
    }

    /**
     * Sentences that mean about the same.
     *
     * @param differing most bits in which they differ from the middle one
     */
    record Sense(Situation situation, MeaningSketch middle, int differing) implements Sign {

        @Override
        public int turn(CallTraits call) {
            return first(call, situation, saying -> saying.meaning() != null && middle.differing(saying.meaning()) <= differing);
        }
    }

    /** A habit, whatever the words. */
    record Shown(TalkHabit habit) implements Sign {

        @Override
        public Situation situation() {
            return habit.situation();
        }

        @Override
        public int turn(CallTraits call) {
            return call.habits().getOrDefault(habit, -1);
        }
    }

    /** Any of several that mean about the same. */
    record Any(List<Sign> signs) implements Sign {

        /** @param signs at least one, all of one situation */
        public Any {
            signs = List.copyOf(signs);
        }

        @Override
        public Situation situation() {
            return signs.getFirst().situation();
        }

        @Override
        public int turn(CallTraits call) {
            return signs.stream().mapToInt(sign -> sign.turn(call)).filter(turn -> turn >= 0).min().orElse(-1);
        }
    }

    private static int first(CallTraits call, Situation situation, Predicate<Saying> shows) {
        return call.sayings().stream().filter(saying -> saying.situation() == situation && shows.test(saying)).mapToInt(Saying::turn)
                .findFirst().orElse(-1);
    }
}
