package dev.earmark.playbook;

import dev.earmark.playbook.KnownCalls.Part;
import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.Comparison;
import dev.earmark.playbook.trait.MeaningSketch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one half of the calls proposes. It may look as hard as it likes, because the other half decides: each sign that goes with the
 * outcome at all is joined with others that mean about the same, as long as that makes it clearer.
 */
final class Proposals {

    private static final double PROMISING = 1.96;
    private static final double JOINABLE = 0.8;
    private static final double CLEARER = 0.2;
    private static final int MOST = 12;
    private static final int MOST_JOINED = 8;
    private static final int MOST_NEAR = 40;
    private static final double SAME = 0.5;
    private static final int NEAR = MeaningSketch.differingAt(0.67);

    private final KnownCalls calls;
    private final Part half;

    Proposals(KnownCalls calls, Part half) {
        this.calls = calls;
        this.half = half;
    }

    /** Something that goes with the outcome in this half. */
    record Proposed(SignSeen seen, Comparison found) {

        double clarity() {
            return Math.abs(found.z());
        }

        boolean sameWay(Proposed other) {
            return found.difference() * other.found.difference() > 0;
        }
    }

    /** @param habitual who does each of what is tried, the best more what helps, less what does not; empty when nobody knows */
    List<Proposed> of(List<SignSeen> tried, List<Habitual> habitual) {
        List<Proposed> going = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            double promise = calls.promise(tried.get(i), half);
            if (Math.abs(promise) >= JOINABLE && (habitual.isEmpty() || promise * habitual.get(i).logOdds() > 0)) {
                Comparison found = calls.compare(tried.get(i), half, JOINABLE);
                if (found.possible() && Math.abs(found.z()) >= JOINABLE) {
                    going.add(new Proposed(tried.get(i), found));
                }
            }
        }
        going.sort(Comparator.comparingDouble(one -> -one.clarity()));
        List<Proposed> proposals = new ArrayList<>();
        for (Proposed seed : going) {
            if (proposals.size() == MOST || seed.clarity() < PROMISING) {
                break;
            }
            if (proposals.stream().noneMatch(other -> other.sameWay(seed) && other.seen().within(seed.seen()) > SAME)) {
                proposals.add(grown(seed, going));
            }
        }
        return proposals;
    }

    private Proposed grown(Proposed seed, List<Proposed> going) {
        List<Proposed> near = going.stream().filter(other -> other.sameWay(seed) && other.seen().near(seed.seen(), NEAR))
                .limit(MOST_NEAR).toList();
        Proposed now = seed;
        for (int joined = 0; joined < MOST_JOINED; joined++) {
            Proposed best = now;
            for (Proposed other : near) {
                SignSeen either = now.seen().or(other.seen());
                if (either.with().cardinality() > now.seen().with().cardinality()) {
                    Proposed next = new Proposed(either, calls.compare(either, half, best.clarity()));
                    best = next.sameWay(seed) && next.clarity() > best.clarity() ? next : best;
                }
            }
            if (best.clarity() < now.clarity() + CLEARER) {
                return now;
            }
            now = best;
        }
        return now;
    }
}
