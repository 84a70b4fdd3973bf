package dev.earmark.playbook;

import dev.earmark.playbook.KnownCalls.Part;
import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.figure.Comparison;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
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

    /** One-sided p of 0.1: whatever is believed shows in either half by itself. */
    private static final double IN_EACH_HALF = 1.28;

    private final PlaySettings settings;

    public PlayFinder(PlaySettings settings) {
        this.settings = settings;
    }

    /** Reads the calls once, for any number of outcomes. Reads the source twice, the first time some 20,000 calls of it at most. */
    public SeenCalls read(List<CallFacts> facts, TraitSource source) {
        return new CallReading(List.copyOf(facts), source).read();
    }

    /** @param outcome of each call, 0 to 1, better above; NaN where it is not known */
    public PlayFindings find(SeenCalls calls, double[] outcome) {
        KnownCalls known = new KnownCalls(calls, outcome);
        BestPerformers ranked = BestPerformers.of(calls.facts(), known.strata().stratum(), outcome, settings);
        List<Performer> performers = ranked.performers();
        String missing = ranked.missing();
        if (missing != null) {
            return new PlayFindings.NotEnough(performers, missing);
        }
        Set<String> top = performers.stream().filter(Performer::top).map(Performer::agent).collect(Collectors.toSet());
        BitSet best = new BitSet();
        for (int i = 0; i < calls.facts().size(); i++) {
            best.set(i, top.contains(calls.facts().get(i).agent()));
        }
        return looked(known, calls, best, performers);
    }

    /**
     * Where nobody knows who had the calls: what goes with the outcome, whoever says it.
     *
     * @param outcome as for {@link #find}
     */
    public PlayFindings.Looked whoever(SeenCalls calls, double[] outcome) {
        KnownCalls known = new KnownCalls(calls, outcome);
        return looked(known, calls, new BitSet(), List.of());
    }

    private PlayFindings.Looked looked(KnownCalls known, SeenCalls calls, BitSet best, List<Performer> performers) {
        List<SignSeen> tried = SignGroups.with(calls.signs());
        List<Habitual> habitual = performers.isEmpty() ? List.of()
                : tried.stream().map(seen -> Habitual.of(seen, calls.agents(), best)).toList();
        Confirmation confirmation = new Confirmation(known, habitual, settings.falseShare());
        List<SignSeen> confirmed = new ArrayList<>(confirmation.everything(tried));
        confirmed.addAll(confirmation.byHalves(calls.signs()));
        List<Play> plays = new ArrayList<>();
        confirmed.forEach(seen -> plays.add(play(known, seen, Habitual.of(seen, calls.agents(), best))));
        plays.removeIf(play -> play.confirmed().z() * Math.signum(play.all().difference()) < IN_EACH_HALF);
        plays.sort(Comparator.comparingDouble((Play play) -> -atLeast(play.all())).thenComparing(play -> play.sign().toString()));
        List<Play> distinct = new DistinctPlays(known, settings.mostPlays()).of(plays);
        return new PlayFindings.Looked(performers, distinct, tried.size(), known.size());
    }

    /**
     * The end of the 95 % interval that is nearer to nothing: wordings that help joined with some that do not are clear, because they are
     * many, but go with less.
     */
    private static double atLeast(Comparison all) {
        return Math.max(all.low(), -all.high());
    }

    private static Play play(KnownCalls known, SignSeen seen, Habitual habitual) {
        Comparison all = known.compare(seen, Part.ALL);
        Comparison one = known.compare(seen, Part.ONE_HALF, IN_EACH_HALF);
        Comparison other = known.compare(seen, Part.OTHER_HALF, IN_EACH_HALF);
        boolean less = one.z() * Math.signum(all.difference()) < other.z() * Math.signum(all.difference());
        return new Play(seen.sign(), List.of(), all.difference() < 0, all, less ? one : other, habitual.top(), habitual.others(),
                habitual.logOdds(), habitual.agents(), seen);
    }
}
