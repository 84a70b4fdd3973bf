package dev.earmark.playbook;

import dev.earmark.playbook.Proposals.Proposed;
import dev.earmark.playbook.KnownCalls.Part;
import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.Comparison;
import dev.earmark.playbook.figure.FalseDiscovery;
import dev.earmark.playbook.figure.Normal;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what may be believed, in three ways that share one expected part of wrong ones:
 *
 * <p><b>Everything on all calls.</b> All signs and all groups of signs, which were chosen without any outcome, are tested, and all of them
 * count as tried. Because a hundred wordings may be one play, families of akin signs are what is counted as right or wrong
 * ({@link FalseDiscovery#taken(double[], int[], double)}; it holds for tests that are positively dependent, as overlapping signs are:
 * Benjamini and Yekutieli 2001). What the best agents do more and that helps, or less and that harms, is believed sooner than the rest:
 * its p-value weighs ten times as much, and the weights are 1 on average where nothing helps (Genovese, Roeder and Wasserman 2006). Who
 * the best are was told from differences between agents, and the test looks within the calls of each agent; these parts of the outcome are
 * orthogonal, so the weight is no second look at the same numbers (Bourgon, Gentleman and Huber 2010).
 *
 * <p><b>Each half proposes, the other tests.</b> A half may join signs by how they go with the outcome, and nobody could count what it
 * tried. The tests of its proposals use calls that had no part in choosing them: given the proposing half, each p-value is that of one test
 * planned in advance, whatever was tried before (Cox 1975; Wasserman and Roeder 2009). So only the proposals are corrected for.
 *
 * <p>The union of what the three take has at most the sum of their parts of wrong ones: V / R ≤ V₁ / R₁ + V₂ / R₂ + V₃ / R₃.
 */
final class Confirmation {

    /** Part of the wrong ones that may come from testing everything; the halves share the rest. */
    private static final double OF_EVERYTHING = 0.8;
    /** Weight of what the best do more although it harms, or less although it helps, beside 1 for the rest. */
    private static final double AGAINST = 0.1;
    private static final double MOST_WEIGHT = 2 / (1 + AGAINST);
    /** Of z: nothing below it is ever taken. */
    private static final double CLEAR = 1.8;
    private static final double STEP = 0.05;

    private final KnownCalls known;
    private final List<Habitual> habitual;
    private final double falseShare;
    private final double least;

    /** @param habitual who does each sign, in the order of the signs; empty when nobody knows */
    Confirmation(KnownCalls known, List<Habitual> habitual, double falseShare) {
        this.known = known;
        this.habitual = habitual;
        this.falseShare = falseShare;
        this.least = least(falseShare);
    }

    /** What was confirmed. */
    List<SignSeen> everything(List<SignSeen> tried) {
        double[] p = new double[tried.size()];
        for (int i = 0; i < p.length; i++) {
            Comparison found = clear(tried.get(i));
            boolean against = !habitual.isEmpty() && found.difference() * habitual.get(i).logOdds() < 0;
            double weight = habitual.isEmpty() ? 1 : (against ? AGAINST : 1) * MOST_WEIGHT;
            p[i] = found.possible() ? Math.min(1, found.p() / weight) : 1;
        }
        return FalseDiscovery.taken(p, SignGroups.families(tried), falseShare * OF_EVERYTHING).stream().mapToObj(tried::get).toList();
    }

    /** What cannot be clear counts as tried and is not looked at any closer. */
    private Comparison clear(SignSeen seen) {
        return Math.abs(known.promise(seen, Part.ALL)) < CLEAR ? Comparison.NOTHING : known.compare(seen, Part.ALL, least);
    }

    /** A z below which a p-value is above the whole expected part of wrong ones: how much above changes nothing. */
    private static double least(double falseShare) {
        double least = CLEAR;
        while (least > 0 && Normal.beyond(least) / MOST_WEIGHT <= falseShare) {
            least -= STEP;
        }
        return least;
    }

    /** What one half proposed and the other confirmed. */
    List<SignSeen> byHalves(List<SignSeen> signs) {
        List<SignSeen> confirmed = new ArrayList<>();
        for (Part half : KnownCalls.HALVES) {
            List<Proposed> proposed = new Proposals(known, half).of(signs, habitual);
            double[] p = new double[proposed.size()];
            for (int i = 0; i < p.length; i++) {
                Comparison held = known.compare(proposed.get(i).seen(), half.other());
                p[i] = held.possible() ? Normal.above(proposed.get(i).found().difference() > 0 ? held.z() : -held.z()) : 1;
            }
            FalseDiscovery.taken(p, falseShare * (1 - OF_EVERYTHING) / 2).stream().forEach(i -> confirmed.add(proposed.get(i).seen()));
        }
        return confirmed;
    }
}
