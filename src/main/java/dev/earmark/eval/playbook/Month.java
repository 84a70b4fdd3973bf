package dev.earmark.eval.playbook;

import dev.earmark.eval.playbook.TradeTexts.Deed;
import dev.earmark.playbook.CallFacts;
import dev.earmark.playbook.trait.Situation;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/** Made-up calls of one month, one after the other, always the same for the same seed. For one thread. */
final class Month {

    /**
     * @param facts   without a reason: that has to be told from the words
     * @param outcome 0 or 1
     * @param done    what the agent did
     */
    record Call(CallFacts facts, Transcript transcript, double outcome, Set<Deed> done) {}

    private static final double COMPLAINTS = 0.6;
    private static final double COST_OF_COMPLAINT = 0.12;
    /** So low that what is done adds up to less than all. */
    private static final double BASE = 0.7;
    private static final int MS_A_WORD = 330;
    private static final int PAUSE_MS = 700;
    private static final int QUEUES = 2;
    /** How much more often a call is answered in the queue for its reason. */
    private static final double RIGHT_QUEUE = 0.8;

    private final TradeTexts trade;
    private final MonthPlan plan;
    private final Misheard misheard;
    private final Random random;
    private final List<Turn> turns = new ArrayList<>();
    private final Set<Deed> done = new LinkedHashSet<>();
    private long clockMs;

    Month(TradeTexts trade, MonthPlan plan, double errors, Random random) {
        this.trade = trade;
        this.plan = plan;
        this.misheard = new Misheard(errors);
        this.random = random;
    }

    void make(int calls, Consumer<Call> to) {
        for (int i = 0; i < calls; i++) {
            to.accept(call("call-" + i, i % plan.skill().length));
        }
    }

    private Call call(String id, int agent) {
        turns.clear();
        done.clear();
        clockMs = 0;
        int reason = drawn(plan.mix()[agent]);
        Map<Deed, Double> habit = plan.habit().get(agent);
        boolean easy = trade.reasons().get(reason).base() > 0.6;
        boolean complains = random.nextDouble() < COMPLAINTS;
        say(Speaker.AGENT, trade.of("opening"));
        say(Speaker.CUSTOMER, trade.reasons().get(reason).sentences());
        say(Speaker.AGENT, trade.of("reply"));
        act(Situation.OPENING, habit, easy);
        say(Speaker.CUSTOMER, trade.of("customer"));
        talk(habit, easy);
        if (complains) {
            say(Speaker.CUSTOMER, trade.of("complaint"));
            act(Situation.COMPLAINT, habit, easy);
            say(Speaker.AGENT, trade.of("reply"));
            say(Speaker.CUSTOMER, trade.of("customer"));
            say(Speaker.AGENT, trade.of("agent"));
        }
        say(Speaker.CUSTOMER, trade.of("thanks"));
        act(Situation.CLOSING, habit, easy);
        say(Speaker.AGENT, trade.of("closing"));
        double well = BASE * trade.reasons().get(reason).base() + plan.skill()[agent] - (complains ? COST_OF_COMPLAINT : 0)
                + done.stream().mapToDouble(deed -> plan.effects().getOrDefault(deed, 0.0)).sum();
        int queue = random.nextDouble() < RIGHT_QUEUE ? reason % QUEUES : random.nextInt(QUEUES);
        CallFacts facts = new CallFacts(id, "agent-" + agent, "queue-" + queue, "", "2026-10");
        Transcript transcript = new Transcript(id, Channel.VOICE, new Source("month", "", clockMs / 1000.0, 2, 8000), Engine.GIVEN, turns);
        return new Call(facts, transcript,
                random.nextDouble() < Math.min(0.97, Math.max(0.03, well)) ? 1 : 0, Collections.unmodifiableSet(new LinkedHashSet<>(done)));
    }

    private void talk(Map<Deed, Double> habit, boolean easy) {
        say(Speaker.AGENT, trade.of("agent"));
        for (int i = 0; i < 2; i++) {
            say(Speaker.CUSTOMER, trade.of("customer"));
            if (i == 0) {
                act(Situation.TALK, habit, easy);
            }
            say(Speaker.AGENT, trade.of("agent"));
        }
    }

    /** An "easy" deed is a habit of agents with easy calls, and comes up in those. */
    private void act(Situation situation, Map<Deed, Double> habit, boolean easy) {
        for (Deed deed : trade.deeds()) {
            boolean occasion = deed.situation() == situation && (!deed.kind().equals("easy") || easy);
            if (occasion && random.nextDouble() < habit.getOrDefault(deed, 0.0)) {
                say(Speaker.AGENT, deed.sentences());
                done.add(deed);
            }
        }
    }

    private void say(Speaker speaker, List<String> sentences) {
        String words = misheard.hear(sentences.get(random.nextInt(sentences.size())), random);
        long length = words.split(" ", -1).length * (long) MS_A_WORD;
        turns.add(new Turn(turns.size(), speaker, new TimeSpan(clockMs, clockMs + length), words, List.of()));
        clockMs += length + PAUSE_MS;
    }

    private int drawn(double[] shares) {
        double at = random.nextDouble();
        for (int i = 0; i < shares.length; i++) {
            at -= shares[i];
            if (at < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
