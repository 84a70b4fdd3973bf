package dev.earmark.eval.playbook;

import dev.earmark.eval.playbook.TradeTexts.Deed;
import dev.earmark.language.embedding.Embedder;
import dev.earmark.measure.Sentiment;
import dev.earmark.measure.SentimentReader;
import dev.earmark.playbook.CallFacts;
import dev.earmark.playbook.Play;
import dev.earmark.playbook.PlayFinder;
import dev.earmark.playbook.PlayFindings;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.playbook.SeenCalls;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.SentenceSketches;
import dev.earmark.playbook.trait.TraitReader;
import dev.earmark.transcript.Transcript;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks the finder about made-up months, beside a raw comparison of the same months. For one thread. */
public final class PlaybookEval {

    private static final int AGENTS = 24;
    private static final double LEAST_RECALL = 0.8;
    private static final double LEAST_PRECISION = 0.9;
    private static final double MOST_FALSE = 0.05;

    private final TraitReader reader;
    private final SentimentReader sentiments;
    private final PlayFinder finder = new PlayFinder(PlaySettings.USUAL);
    private final double errors;
    private final PrintStream out;

    /**
     * @param embedder null to do without meaning
     * @param errors   share of words that are misheard, 0 to 1
     */
    public PlaybookEval(@Nullable Embedder embedder, SentimentReader sentiments, double errors, PrintStream out) {
        this.reader = new TraitReader(embedder == null ? _ -> List.of() : new SentenceSketches(embedder));
        this.sentiments = sentiments;
        this.errors = errors;
        this.out = out;
    }

    /** Scores of one group of months. */
    private record Group(String name, PlantedScore finder, PlantedScore raw) {

        Group(String name) {
            this(name, new PlantedScore(), new PlantedScore());
        }
    }

    /**
     * @param calls  in a month
     * @param months of each trade with plays planted; as many without any
     * @return whether every bar holds on the trades that were held out
     */
    public boolean run(int calls, int months) {
        List<Group> groups = new ArrayList<>();
        for (boolean heldOut : new boolean[] {false, true}) {
            String which = heldOut ? "held out" : "tuned";
            Group planted = new Group("planted, " + which);
            Group nothing = new Group("nothing planted, " + which);
            for (String name : TradeTexts.TRADES) {
                TradeTexts trade = TradeTexts.load(name);
                for (int seed = 0; seed < (trade.heldOut() == heldOut ? months : 0); seed++) {
                    month(trade, calls, seed, true, planted);
                    month(trade, calls, seed + 1_000, false, nothing);
                }
            }
            groups.add(planted);
            groups.add(nothing);
        }
        print(calls, groups);
        return holds(groups.get(2).finder(), groups.get(3).finder());
    }

    private static boolean holds(PlantedScore planted, PlantedScore nothing) {
        return planted.recall() >= LEAST_RECALL && planted.precision() >= LEAST_PRECISION && nothing.monthsWithFalse() <= MOST_FALSE
                && planted.easyTraps() + nothing.easyTraps() == 0;
    }

    private void month(TradeTexts trade, int calls, int seed, boolean effective, Group group) {
        Random random = new Random(trade.name().hashCode() * 1_000_003L + seed);
        MonthPlan plan = MonthPlan.draw(trade, AGENTS, effective, true, random);
        List<CallFacts> facts = new ArrayList<>();
        List<CallTraits> traits = new ArrayList<>();
        List<Double> outcomes = new ArrayList<>();
        Map<Deed, BitSet> done = new HashMap<>();
        new Month(trade, plan, errors, random).make(calls, call -> {
            call.done().forEach(deed -> done.computeIfAbsent(deed, _ -> new BitSet()).set(facts.size()));
            facts.add(call.facts());
            traits.add(reader.read(call.transcript(), Set.of(), complaints(call.transcript())));
            outcomes.add(call.outcome());
        });
        double[] outcome = outcomes.stream().mapToDouble(Double::doubleValue).toArray();
        SeenCalls seen = finder.read(facts, visitor -> {
            for (int i = 0; i < traits.size(); i++) {
                visitor.accept(traits.get(i), i);
            }
        });
        PlantedScore.MonthScore score = group.finder().month(plan.effects(), done);
        if (finder.find(seen, outcome) instanceof PlayFindings.Looked looked) {
            for (Play play : looked.plays()) {
                score.play(play.seen().with(), play.avoid());
            }
        }
        score.close();
        PlantedScore.MonthScore raw = group.raw().month(plan.effects(), done);
        RawComparison.find(seen, outcome).forEach(found -> raw.play(found.with(), found.avoid()));
        raw.close();
    }

    private BitSet complaints(Transcript transcript) {
        BitSet complaints = new BitSet();
        sentiments.read(transcript).turns().stream().filter(reading -> reading.label() == Sentiment.Label.NEGATIVE)
                .forEach(reading -> complaints.set(reading.turn()));
        return complaints;
    }

    private void print(int calls, List<Group> groups) {
        out.printf(Locale.ROOT, "%,d calls a month, %d agents, %.0f %% of words misheard; beside it a raw comparison%n%n", calls,
                AGENTS, errors * 100);
        out.printf("%-28s %-8s %7s %8s %7s %10s %17s %11s%n", "months", "by", "months", "planted", "recall", "precision",
                "months with false", "easy traps");
        for (Group group : groups) {
            line(group.name(), "earmark", group.finder());
            line("", "raw", group.raw());
        }
        out.println();
        for (Group group : groups) {
            group.finder().bySize().forEach((points, counts) -> out.printf(Locale.ROOT, "%-28s %+4d points: found %d of %d (raw %d)%n",
                    group.name(), points, counts[0], counts[1], group.raw().bySize().getOrDefault(points, counts)[0]));
        }
    }

    private void line(String name, String by, PlantedScore score) {
        out.printf(Locale.ROOT, "%-28s %-8s %7d %8d %7s %10s %16.0f%% %11d%n", name, by, score.months(), score.planted(),
                share(score.recall()), share(score.precision()), score.monthsWithFalse() * 100, score.easyTraps());
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", share);
    }
}
