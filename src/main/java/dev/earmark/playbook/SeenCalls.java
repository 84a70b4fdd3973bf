package dev.earmark.playbook;

import dev.earmark.playbook.trait.MeaningSketch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Many calls, read once, whatever the outcome they are compared by. The sets in it are not to be changed; safe for many threads.
 *
 * @param facts   of each call
 * @param agents  who had each call, as numbers
 * @param reasons a number for the reason of each call
 * @param signs   what may be said or done; neither by almost nobody nor in almost every call
 */
public record SeenCalls(List<CallFacts> facts, Agents agents, int[] reasons, List<SignSeen> signs) {

    /**
     * One sign in all calls.
     *
     * @param among calls that had the situation
     * @param with  those of them that show it
     * @param beside what else tells these calls apart: how much was said in the situation, and whether the customer complained
     * @param sense what the sentences with it mean on the whole; null where no sentence model was asked, and for habits
     */
    public record SignSeen(Sign sign, BitSet among, BitSet with, List<BitSet> beside, @Nullable MeaningSketch sense) {

        /** Before it is known what else tells the calls apart. */
        SignSeen(Sign sign, BitSet among, BitSet with, @Nullable MeaningSketch sense) {
            this(sign, among, with, List.of(), sense);
        }

        /** With what else tells the calls apart. */
        SignSeen with(List<BitSet> controls) {
            return new SignSeen(sign, among, with, controls, sense);
        }

        /** Whether both are said in the same situation and mean about the same. */
        boolean near(SignSeen other, int differing) {
            return sense != null && other.sense != null && sign.situation() == other.sign.situation()
                    && sense.differing(other.sense) <= differing;
        }

        /** Either of both. */
        SignSeen or(SignSeen other) {
            return or(List.of(other));
        }

        /** This or any of the others. */
        SignSeen or(List<SignSeen> others) {
            if (others.isEmpty()) {
                return this;
            }
            BitSet any = (BitSet) with.clone();
            List<Sign> signs = new ArrayList<>(parts());
            for (SignSeen other : others) {
                any.or(other.with);
                signs.addAll(other.parts());
            }
            return new SignSeen(new Sign.Any(signs), among, any, beside, sense);
        }

        private List<Sign> parts() {
            return sign instanceof Sign.Any(List<Sign> parts) ? parts : List.of(sign);
        }

        /** Share of the calls with either sign that have both, 0 to 1. */
        double overlap(SignSeen other) {
            int common = common(other);
            return (double) common / Math.max(1, with.cardinality() + other.with.cardinality() - common);
        }

        /** Share of the calls with the rarer sign that have both, 0 to 1. */
        double within(SignSeen other) {
            return (double) common(other) / Math.max(1, Math.min(with.cardinality(), other.with.cardinality()));
        }

        /** How many times as many calls have both as if either were there by chance; 1 when they have nothing to do with each other. */
        double together(SignSeen other) {
            double chance = (double) with.cardinality() * other.with.cardinality() / Math.max(1, among.cardinality());
            return common(other) / Math.max(1, chance);
        }

        private int common(SignSeen other) {
            BitSet both = (BitSet) with.clone();
            both.and(other.with);
            return both.cardinality();
        }
    }
}
