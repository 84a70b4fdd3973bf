package dev.earmark.playbook;

import dev.earmark.playbook.Proposals.Proposed;
import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.Comparison;
import dev.earmark.playbook.figure.FalseDiscovery;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds plays for one outcome. Deterministic; safe for many threads.
 *
 * <p>Each agent's calls are dealt into two halves. One half proposes what the best do more and what goes with the outcome; the other half,
 * which had no part in that, tests everything that was proposed and corrects for how much it was (Benjamini–Hochberg). Each half proposes
 * once, so each may err half as often. Signs of the same words become one play, and what another play explains is dropped.
 */
public final class PlayFinder {

    /** Two signs of which the rarer mostly stands in the same calls are one play. */
    private static final double SAME = 0.6;
    private static final double SAME_OVERLAP = 0.3;
    private static final double LEFT_OVER = 0.002;

    private final PlaySettings settings;

    public PlayFinder(PlaySettings settings) {
        this.settings = settings;
    }

    /** Reads the calls once, for any number of outcomes. Reads the source twice. */
    public SeenCalls read(List<CallFacts> facts, TraitSource source) {
        return new CallReading(List.copyOf(facts), source).read();
    }

    /** @param outcome of each call, 0 to 1, better above; NaN where it is not known */
    public PlayFindings find(SeenCalls calls, double[] outcome) {
        KnownCalls known = KnownCalls.of(calls, outcome);
        List<Performer> performers = Performers.ranked(calls.facts(), known.strata().stratum(), outcome, settings.leastCalls());
        if (performers.size() < settings.leastAgents()) {
            return new PlayFindings.NotEnough(performers, missing(calls, outcome, performers.size()));
        }
        Set<String> top = performers.stream().filter(Performer::top).map(Performer::agent).collect(Collectors.toSet());
        BitSet best = new BitSet();
        for (int i = 0; i < calls.facts().size(); i++) {
            best.set(i, top.contains(calls.facts().get(i).agent()));
        }
        List<Habitual> habitual = calls.signs().stream().map(seen -> Habitual.of(seen, calls.facts(), best)).toList();
        return looked(known, calls, best, performers, habitual);
    }

    /**
     * Where nobody knows who had the calls: what goes with the outcome, whoever says it.
     *
     * @param outcome as for {@link #find}
     */
    public PlayFindings.Looked whoever(SeenCalls calls, double[] outcome) {
        KnownCalls known = KnownCalls.of(calls, outcome);
        return looked(known, calls, new BitSet(), List.of(), List.of());
    }

    private PlayFindings.Looked looked(KnownCalls known, SeenCalls calls, BitSet best, List<Performer> performers,
            List<Habitual> habitual) {
        List<Play> plays = distinct(known, confirmed(known, calls, best, habitual));
        return new PlayFindings.Looked(performers, plays, calls.signs().size(), known.known().cardinality());
    }

    private String missing(SeenCalls calls, double[] outcome, int enough) {
        Set<String> agents = new HashSet<>();
        int known = 0;
        for (int i = 0; i < outcome.length; i++) {
            if (!Double.isNaN(outcome[i])) {
                known++;
                agents.add(calls.facts().get(i).agent());
            }
        }
        return String.format(Locale.ROOT, "Not enough calls: %d of the %d agents with a known outcome have %d calls with one, and at least"
                + " %d must; there are %,d such calls.", enough, agents.size(), settings.leastCalls(), settings.leastAgents(), known);
    }

    private List<Play> confirmed(KnownCalls known, SeenCalls calls, BitSet best, List<Habitual> habitual) {
        List<Play> plays = new ArrayList<>();
        for (int half = 0; half < 2; half++) {
            List<Proposed> proposed = new Proposals(known, known.half(half)).of(calls.signs(), habitual);
            BitSet holding = known.half(1 - half);
            Comparison[] held = proposed.stream().map(one -> known.compare(one.seen(), holding)).toArray(Comparison[]::new);
            double[] p = new double[held.length];
            for (int i = 0; i < p.length; i++) {
                boolean same = held[i].possible() && held[i].difference() * proposed.get(i).found().difference() > 0;
                p[i] = same ? held[i].p() / 2 : 1;
            }
            FalseDiscovery.taken(p, settings.falseShare() / 2).stream().forEach(i -> {
                SignSeen seen = proposed.get(i).seen();
                plays.add(play(seen, known.compare(seen, known.known()), held[i], Habitual.of(seen, calls.facts(), best)));
            });
        }
        plays.sort(Comparator.comparingDouble((Play play) -> -Math.abs(play.all().z())));
        return plays;
    }

    private static Play play(SignSeen seen, Comparison all, Comparison confirmed, Habitual habitual) {
        return new Play(seen.sign(), List.of(), all.difference() < 0, all, confirmed, habitual.top(), habitual.others(), habitual.logOdds(),
                habitual.agents(), seen);
    }

    /** One play for signs of about the same words; what the others explain is dropped. */
    private List<Play> distinct(KnownCalls calls, List<Play> plays) {
        List<Play> kept = new ArrayList<>();
        for (Play play : plays) {
            int same = -1;
            for (int i = 0; i < kept.size() && same < 0; i++) {
                SignSeen other = kept.get(i).seen();
                same = other.overlap(play.seen()) >= SAME_OVERLAP || other.within(play.seen()) >= SAME ? i : -1;
            }
            if (same >= 0) {
                kept.set(same, also(kept.get(same), play));
            } else if (kept.size() < settings.mostPlays() && staysBesides(calls, kept, play)) {
                kept.add(play);
            }
        }
        return kept;
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

    private static boolean staysBesides(KnownCalls calls, List<Play> kept, Play play) {
        Comparison left = calls.compare(play.seen(), calls.known(), kept.stream().map(other -> other.seen().with()).toList());
        return left.possible() && left.difference() * play.all().difference() > 0 && left.p() <= LEFT_OVER;
    }
}
