package dev.earmark.eval.playbook;

import dev.earmark.eval.playbook.TradeTexts.Deed;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Counts what was found of what was planted, over many months. For one thread. */
final class PlantedScore {

    /** Share of the calls with a sign in which a deed was done, from which on the sign is about that deed. */
    private static final double ABOUT = 0.6;

    private final Map<Long, int[]> bySize = new TreeMap<>();
    private int planted;
    private int recalled;
    private int plays;
    private int right;
    private int easyTraps;
    private int months;
    private int monthsWithFalse;

    /** What one month came to. */
    final class MonthScore {

        private final Map<Deed, Double> effects;
        private final Map<Deed, BitSet> done;
        private final Set<Deed> found = new HashSet<>();
        private int wrong;

        private MonthScore(Map<Deed, Double> effects, Map<Deed, BitSet> done) {
            this.effects = effects;
            this.done = done;
        }

        void play(BitSet with, boolean avoid) {
            plays++;
            Optional<Deed> deed = about(with);
            double effect = deed.map(one -> effects.getOrDefault(one, 0.0)).orElse(0.0);
            if (effect != 0 && effect < 0 == avoid) {
                right++;
                found.add(deed.orElseThrow());
            } else {
                wrong++;
                easyTraps += deed.filter(one -> one.kind().equals("easy")).isPresent() ? 1 : 0;
            }
        }

        private Optional<Deed> about(BitSet with) {
            return done.entrySet().stream().filter(entry -> {
                BitSet both = (BitSet) with.clone();
                both.and(entry.getValue());
                return both.cardinality() >= ABOUT * with.cardinality();
            }).map(Map.Entry::getKey).sorted((one, two) -> Double.compare(Math.abs(effects.getOrDefault(two, 0.0)),
                    Math.abs(effects.getOrDefault(one, 0.0)))).findFirst();
        }

        void close() {
            months++;
            monthsWithFalse += wrong > 0 ? 1 : 0;
            planted += effects.size();
            recalled += found.size();
            effects.forEach((deed, effect) -> {
                int[] counts = bySize.computeIfAbsent(Math.round(effect * 100), _ -> new int[2]);
                counts[0] += found.contains(deed) ? 1 : 0;
                counts[1]++;
            });
        }
    }

    MonthScore month(Map<Deed, Double> effects, Map<Deed, BitSet> done) {
        return new MonthScore(effects, done);
    }

    double recall() {
        return planted == 0 ? Double.NaN : (double) recalled / planted;
    }

    double precision() {
        return plays == 0 ? Double.NaN : (double) right / plays;
    }

    /** Plays about what only goes with easy calls. */
    int easyTraps() {
        return easyTraps;
    }

    int plays() {
        return plays;
    }

    int planted() {
        return planted;
    }

    int months() {
        return months;
    }

    /** Share of the months with at least one play that is wrong. */
    double monthsWithFalse() {
        return months == 0 ? Double.NaN : (double) monthsWithFalse / months;
    }

    /** Found and planted by size of the effect in points. */
    Map<Long, int[]> bySize() {
        return bySize;
    }
}
