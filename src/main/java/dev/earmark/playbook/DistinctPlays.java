package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.Comparison;
import dev.earmark.playbook.trait.MeaningSketch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes one play of all signs of about the same words. Signs that join two different things are left out, and so is what other plays
 * explain. For one thread.
 */
final class DistinctPlays {

    /** Two signs of which the rarer mostly stands in the same calls are one play. */
    private static final double SAME = 0.6;
    private static final double SAME_OVERLAP = 0.3;
    /** Of what is said in most calls nearly everything is a part. */
    private static final double MORE_THAN_CHANCE = 1.5;
    /** Said in the same situation and meaning about the same. */
    private static final int NEAR = MeaningSketch.differingAt(0.75);
    private static final double LEFT_OVER = 0.002;
    /** Of a joined sign, what each of two different things in it must make up. */
    private static final double PART = 0.2;
    private static final double MOSTLY = 0.8;
    private static final int MOST_PARTS = 40;
    /** Wordings of one thing stand in for each other, so they are together more rarely than by chance; different things are not. */
    private static final double ALTERNATIVES = 0.6;

    private final KnownCalls calls;
    private final int most;

    DistinctPlays(KnownCalls calls, int most) {
        this.calls = calls;
        this.most = most;
    }

    /** @param plays best first */
    List<Play> of(List<Play> plays) {
        List<Play> kept = new ArrayList<>();
        List<BitSet> covered = new ArrayList<>();
        for (Play play : plays.stream().filter(one -> !isMixed(one, plays)).toList()) {
            int same = same(kept, play);
            if (same >= 0) {
                kept.set(same, also(kept.get(same), play));
                covered.get(same).or(play.seen().with());
            } else if (kept.size() < most && staysBesides(kept, covered, play)) {
                kept.add(play);
                covered.add((BitSet) play.seen().with().clone());
            }
        }
        return kept;
    }

    /** The place of the one that is the same; below 0 where none is. */
    private static int same(List<Play> kept, Play play) {
        for (int i = 0; i < kept.size(); i++) {
            SignSeen other = kept.get(i).seen();
            boolean together = other.together(play.seen()) >= MORE_THAN_CHANCE
                    && (other.overlap(play.seen()) >= SAME_OVERLAP || other.within(play.seen()) >= SAME);
            if (together || other.near(play.seen(), NEAR)) {
                return i;
            }
        }
        return -1;
    }

    private static Play also(Play kept, Play other) {
        if (kept.avoid() != other.avoid()) {
            return kept;
        }
        List<Sign> also = new ArrayList<>(kept.also());
        also.add(other.sign());
        return new Play(kept.sign(), also, kept.avoid(), kept.all(), kept.confirmed(), kept.top(), kept.others(), kept.logOdds(),
                kept.agents(), kept.seen());
    }

    /** @param covered calls that have any wording of each play that is kept */
    private boolean staysBesides(List<Play> kept, List<BitSet> covered, Play play) {
        List<BitSet> besides = new ArrayList<>(kept.stream().map(other -> other.seen().with()).toList());
        covered.forEach(one -> besides.add((BitSet) one.clone()));
        Comparison left = calls.compare(play.seen(), besides);
        return left.possible() && left.difference() * play.all().difference() > 0 && left.p() <= LEFT_OVER;
    }

    /** Whether two things that have nothing to do with each other make up a joined sign, and each is a play by itself. */
    private static boolean isMixed(Play play, List<Play> plays) {
        SignSeen whole = play.seen();
        int size = whole.with().cardinality();
        List<SignSeen> parts = plays.stream().filter(other -> other.avoid() == play.avoid()).map(Play::seen)
                .filter(part -> part.sign().situation() == whole.sign().situation() && part.with().cardinality() >= PART * size
                        && part.with().cardinality() <= MOSTLY * size && part.within(whole) >= MOSTLY).limit(MOST_PARTS).toList();
        return parts.stream().anyMatch(one -> parts.stream().anyMatch(other -> !one.near(other, NEAR)
                && one.together(other) >= ALTERNATIVES && one.together(other) < MORE_THAN_CHANCE));
    }
}
