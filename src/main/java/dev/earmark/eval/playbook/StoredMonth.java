package dev.earmark.eval.playbook;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Stage;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.measure.Sentiment.Label;
import dev.earmark.measure.Sentiment.Reading;
import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts made-up calls into a store, as if a service had taken them in, heard and measured them. For one thread. */
final class StoredMonth {

    private static final Instant FIRST = Instant.parse("2026-10-01T00:00:00Z");
    private static final int SECONDS_BETWEEN = 20;
    private static final int BATCH = 1_000;

    private final Store store;
    private final TradeTexts trade;
    private final List<Month.Call> waiting = new ArrayList<>();
    private int number;

    StoredMonth(Store store, TradeTexts trade) {
        this.store = store;
        this.trade = trade;
    }

    /** Goes on behind calls that are in the store already. */
    StoredMonth after(int calls) {
        number = calls;
        return this;
    }

    void make(Month month, int calls) {
        month.make(calls, call -> {
            waiting.add(call);
            if (waiting.size() == BATCH) {
                keep();
            }
        });
        keep();
    }

    private void keep() {
        store.<Boolean>write(tx -> {
            waiting.forEach(call -> put(tx, call));
            return true;
        });
        waiting.clear();
    }

    private void put(Store.Tx tx, Month.Call call) {
        number++;
        String id = new UUID((long) number << Short.SIZE | 0x7000, Long.MIN_VALUE | number).toString(); // of version 7, always the same
        Instant at = FIRST.plusSeconds((long) number * SECONDS_BETWEEN);
        Interaction interaction = Interaction.received(id, null, Channel.VOICE, new Facts(call.facts().agent(), null, null, null),
                new Routing(null, call.facts().queue()), at, at, Priority.FRESH);
        tx.interactions().insert(interaction, new Arrived("key-" + id, "ab".repeat(32), "month", "", null, null, List.of()));
        tx.interactions().save(interaction.reached(Stage.MARKED, null));
        tx.findings().putHeard(id, 0, new Heard(call.transcript(), Map.of()));
        tx.findings().put(id, StepName.MEASURE, "", 1, new Counted(new Measures(Map.of(), List.of(), List.of(), List.of()),
                sentiment(call.transcript())));
        tx.outcomes().add(id, List.of(new OutcomeFact(OutcomeName.RESOLVED, call.outcome() > 0 ? "yes" : "no", "month", "month", at)));
    }

    /** Which of the customer's turns complain is known when a call is read; here by its last words. */
    private Sentiment sentiment(Transcript transcript) {
        List<Reading> complaints = new ArrayList<>();
        for (Turn turn : transcript.turns()) {
            if (turn.speaker() == Speaker.CUSTOMER && trade.of("complaint").stream()
                    .anyMatch(sentence -> turn.text().endsWith(sentence.substring(sentence.lastIndexOf(' '))))) {
                complaints.add(new Reading(turn.index(), Label.NEGATIVE, -1));
            }
        }
        return new Sentiment("month", complaints, null);
    }
}
