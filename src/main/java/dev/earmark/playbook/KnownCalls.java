package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.ComparableCalls;
import dev.earmark.playbook.figure.Comparison;
import dev.earmark.playbook.figure.LikeCalls;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The calls whose outcome is known, ready to be compared; what several comparisons have in common is computed once. For one thread. */
final class KnownCalls {

    /** Which of the calls. */
    enum Part {
        ALL, ONE_HALF, OTHER_HALF;

        /** The other half. */
        Part other() {
            return this == ONE_HALF ? OTHER_HALF : ONE_HALF;
        }
    }

    static final List<Part> HALVES = List.of(Part.ONE_HALF, Part.OTHER_HALF);

    private final ComparableCalls calls;
    private final CallStrata strata;
    private final Map<Part, BitSet> parts = new EnumMap<>(Part.class);
    private final Map<Asked, LikeCalls> ready = new HashMap<>();
    /** What was compared among all calls: it is asked for again of what is confirmed. */
    private final Map<SignSeen, Comparison> whole = new IdentityHashMap<>();

    /** @param outcome of each call; NaN where it is not known */
    KnownCalls(SeenCalls seen, double[] outcome) {
        this.strata = CallStrata.of(seen);
        this.calls = new ComparableCalls(strata.stratum(), strata.agent(), outcome);
        BitSet known = new BitSet(outcome.length);
        for (int i = 0; i < outcome.length; i++) {
            known.set(i, !Double.isNaN(outcome[i]));
        }
        parts.put(Part.ALL, known);
        parts.put(Part.ONE_HALF, both(strata.half(), known));
        BitSet other = (BitSet) known.clone();
        other.andNot(strata.half());
        parts.put(Part.OTHER_HALF, other);
    }

    /** Signs of one situation share their sets, so these are told apart by where they lie, not by what is in them. */
    private record Asked(Part part, BitSet among, List<BitSet> beside) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Asked(Part otherPart, BitSet otherAmong, List<BitSet> otherBeside)
                    && part == otherPart && among == otherAmong && beside == otherBeside;
        }

        @Override
        public int hashCode() {
            return Objects.hash(part, System.identityHashCode(among), System.identityHashCode(beside));
        }
    }

    CallStrata strata() {
        return strata;
    }

    /** How many there are. */
    int size() {
        return of(Part.ALL).cardinality();
    }

    Comparison compare(SignSeen seen, Part part) {
        return compare(seen, part, 0);
    }

    /** As {@link LikeCalls#compare(BitSet, double)}. */
    Comparison compare(SignSeen seen, Part part, double least) {
        Comparison before = part == Part.ALL ? whole.get(seen) : null;
        if (before != null) {
            return before;
        }
        Comparison found = ready(seen, part).compare(seen.with(), least);
        if (part == Part.ALL && (found.possible() || least == 0)) {
            whole.put(seen, found);
        }
        return found;
    }

    /** As {@link LikeCalls#promise}. */
    double promise(SignSeen seen, Part part) {
        return ready(seen, part).promise(seen.with());
    }

    /** Among all calls, without what others explain. */
    Comparison compare(SignSeen seen, List<BitSet> besides) {
        List<BitSet> taken = new ArrayList<>(seen.beside());
        taken.addAll(besides);
        return calls.among(both(seen.among(), of(Part.ALL)), taken).compare(seen.with());
    }

    private LikeCalls ready(SignSeen seen, Part part) {
        return ready.computeIfAbsent(new Asked(part, seen.among(), seen.beside()),
                asked -> calls.among(both(asked.among, of(asked.part)), asked.beside));
    }

    private BitSet of(Part part) {
        return Objects.requireNonNull(parts.get(part));
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }
}
