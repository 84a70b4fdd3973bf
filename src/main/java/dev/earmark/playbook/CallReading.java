package dev.earmark.playbook;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.trait.CallTraits;
import dev.earmark.playbook.trait.TalkHabit;
import dev.earmark.playbook.trait.Saying;
import dev.earmark.playbook.trait.Situation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds what may be compared, in two passes over the calls: the first looks at up to 20,000 of them for phrases, meanings and reasons that
 * are frequent, the second looks where those are. Memory grows with the calls by one bit for each sign. For one thread.
 */
final class CallReading {

    private static final int MOST_LEARNED = 20_000;
    private static final int MOST_PHRASES = 6_000;
    private static final int LEAST_CALLS = 24;
    private static final double LEAST_SHARE = 0.02;
    private static final double MOST_SHARE = 0.9;
    private static final int LEAST_OF_AN_AGENT = 4;
    /** Where nobody knows who had the calls, there is one for all. */
    private static final int LEAST_AGENTS = 2;
    /** Paraphrases are mostly nearer than the wider of these, sentences that do something else mostly not nearer than the narrower. */
    private static final List<Double> WIDTHS = List.of(0.76, 0.7);

    private final List<CallFacts> facts;
    private final TraitSource source;
    private final Agents agents;
    private final int leastAgents;
    private final PhraseTable table = new PhraseTable();
    private final CallReasons reasons = new CallReasons();
    private final ReasonWords begun = new ReasonWords();
    private PhraseSightings phrases = new PhraseSightings(List.of());
    private final List<SenseTable> senses = WIDTHS.stream().map(SenseTable::new).toList();
    private final Map<Situation, BitSet> among = new EnumMap<>(Situation.class);
    private final SaidAmounts amounts = new SaidAmounts();
    private final Map<TalkHabit, SignSeen> habits = new EnumMap<>(TalkHabit.class);

    CallReading(List<CallFacts> facts, TraitSource source) {
        this.facts = facts;
        this.source = source;
        this.agents = Agents.of(facts);
        this.leastAgents = Math.min(LEAST_AGENTS, agents.count());
        for (Situation situation : Situation.values()) {
            among.put(situation, new BitSet());
        }
        for (TalkHabit habit : TalkHabit.values()) {
            habits.put(habit, new SignSeen(new Sign.Shown(habit), new BitSet(), new BitSet(), null));
        }
    }

    SeenCalls read() {
        int every = Math.max(1, (facts.size() + MOST_LEARNED - 1) / MOST_LEARNED);
        source.each(call -> call % every == 0, (traits, _) -> learn(traits));
        settle(every);
        int[] reason = new int[facts.size()];
        source.each((traits, call) -> {
            reason[call] = reasons.of(traits.reason());
            see(traits, call);
        });
        return new SeenCalls(facts, agents, reason, kept());
    }

    private void learn(CallTraits traits) {
        table.count(traits);
        reasons.learn(traits.reason());
        begun.learn(traits.reason());
        traits.sayings().forEach(saying -> senses.forEach(width -> width.learn(saying)));
    }

    private void settle(int every) {
        int least = Math.max(3, (int) (Math.max(LEAST_CALLS, LEAST_SHARE * facts.size() / Situation.values().length) / every));
        List<Long> keys = new ArrayList<>();
        table.frequent(least, keys::add);
        keys.sort((one, two) -> Integer.compare(table.count(two), table.count(one)));
        phrases = new PhraseSightings(keys.subList(0, Math.min(MOST_PHRASES, keys.size())));
        reasons.settle();
        begun.settle(facts.size());
        senses.forEach(width -> width.settle(least));
    }

    private void see(CallTraits traits, int call) {
        amounts.see(traits, call);
        begun.see(traits.reason(), call);
        for (Saying saying : traits.sayings()) {
            among(saying.situation()).set(call);
            phrases.see(saying, call);
            senses.forEach(width -> width.see(saying, call));
        }
        traits.habits().forEach((habit, turn) -> {
            SignSeen seen = Objects.requireNonNull(habits.get(habit));
            seen.among().set(call);
            seen.with().set(call, turn >= 0);
        });
    }

    private BitSet among(Situation situation) {
        return Objects.requireNonNull(among.get(situation));
    }

    private List<SignSeen> kept() {
        List<SignSeen> all = new ArrayList<>(habits.values());
        senses.forEach(width -> all.addAll(width.seen(this::among)));
        all.addAll(phrases.seen(this::among));
        all.removeIf(seen -> !worthComparing(seen));
        Map<Situation, List<BitSet>> beside = beside();
        all.replaceAll(seen -> seen.with(beside.getOrDefault(seen.sign().situation(), List.of())));
        all.sort(Comparator.comparingInt((SignSeen seen) -> -seen.with().cardinality()).thenComparing(seen -> seen.sign().toString()));
        return Collections.unmodifiableList(all);
    }

    private Map<Situation, List<BitSet>> beside() {
        Map<Situation, List<BitSet>> beside = new EnumMap<>(Situation.class);
        for (Situation situation : Situation.values()) {
            List<BitSet> all = new ArrayList<>(amounts.beside(situation));
            all.addAll(begun.beside());
            beside.put(situation, List.copyOf(all));
        }
        return beside;
    }

    private boolean worthComparing(SignSeen seen) {
        int with = seen.with().cardinality();
        int of = seen.among().cardinality();
        if (with < Math.max(LEAST_CALLS, LEAST_SHARE * of) || with > MOST_SHARE * of || of - with < LEAST_CALLS) {
            return false;
        }
        return agents.having(seen.with(), LEAST_OF_AN_AGENT) >= leastAgents;
    }
}
