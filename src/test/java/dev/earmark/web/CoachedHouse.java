package dev.earmark.web;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Stage;
import dev.earmark.outcome.OutcomeFact;
import dev.earmark.outcome.OutcomeName;
import dev.earmark.results.Result;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Findings;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.People.Agent;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.SampleScores;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A team with a habit that helps: whoever offers further help at the end has more customers whose question was settled. Two of its six
 * agents do so nearly always, the others seldom, and one misses two criteria that her colleagues meet.
 */
final class CoachedHouse {

    private static final String OFFER = "is there anything else";
    private static final int CALLS = 30;

    private final Served served;
    private final Random random = new Random(7);

    CoachedHouse(Served served) {
        this.served = served;
    }

    /** Calls of a month, all with the sound of one. @param sounding id of a call whose sound they have, too */
    void plant(String sounding) {
        Blob sound = served.store.read(tx -> tx.interactions().arrived(sounding)).orElseThrow().blobs().getFirst();
        served.inStore(tx -> {
            for (int agent = 0; agent < 6; agent++) {
                for (int i = 0; i < CALLS; i++) {
                    boolean offers = random.nextDouble() < (agent < 2 ? 0.85 : 0.2);
                    keep(tx, "b-" + agent, offers, random.nextDouble() < (offers ? 0.95 : 0.3), sound, i);
                }
                tx.people().put(new Agent("b-" + agent, List.of("Noor Haddad", "Ravi Menon", "Lena Fischer",
                        "Tomasz Nowak", "Aoife Byrne", "Kwame Mensah").get(agent), "billing"));
            }
            return true;
        });
    }

    private void keep(Store.Tx tx, String agent, boolean offers, boolean resolved, Blob sound, int number) {
        Result result = SampleResults.billingCall();
        Instant at = served.clock.instant().minusSeconds(86_400L * (1 + number % 20) + number);
        Interaction received = Interaction.received(SampleInteractions.id(), "crm-" + agent + "-" + number,
                result.transcript().channel(), new Facts(agent, null, "k-" + agent + "-" + number, null),
                new Routing("billing", "invoices"), at, at, Priority.FRESH);
        Scorecard card = met(result.scorecard());
        tx.interactions().insert(received, new Arrived("key-" + received.id(), "ab".repeat(32), "test", "call.wav", 1, 2, List.of(sound)));
        tx.findings().putHeard(received.id(), 1, new Findings.Heard(offers ? result.transcript() : without(result.transcript()), Map.of()));
        tx.findings().put(received.id(), StepName.MEASURE, "", 1, new Findings.Counted(result.measures(), result.sentiment()));
        tx.findings().putScorecard(received.id(), 1, card, true, at);
        tx.findings().put(received.id(), StepName.MARK, card.rubric().id() + "@" + card.rubric().version(), 1,
                new Findings.Moments(List.of()));
        tx.interactions().save(tx.interactions().find(received.id(), Reach.EVERYTHING).orElseThrow().reached(Stage.MARKED, 66_000L));
        tx.outcomes().add(received.id(), List.of(new OutcomeFact(OutcomeName.RESOLVED, resolved ? "yes" : "no", "crm", "CRM", at)));
    }

    /** What the agent of the sample call misses is met. */
    static Scorecard met(Scorecard card) {
        List<Judgement> all = new ArrayList<>();
        for (Judgement one : card.judgements()) {
            all.add(one.verdict() instanceof Verdict.NotMet
                    ? SampleScores.judged(one.criterion(), new Verdict.Met(), 10, "phrase", "It was met.") : one);
        }
        return new Scorecard(card.rubric(), 75, 85, 88.2, true, null, new Scorecard.AutoFail(List.of(), 88.2), card.coverage(),
                card.sections(), all);
    }

    private static Transcript without(Transcript whole) {
        List<Turn> turns = whole.turns().stream().filter(turn -> !turn.text().startsWith(OFFER)).toList();
        List<Turn> numbered = new ArrayList<>();
        turns.forEach(turn -> numbered.add(new Turn(numbered.size(), turn.speaker(), turn.time(), turn.text(), turn.words())));
        return new Transcript(whole.id(), whole.channel(), whole.source(), whole.engine(), numbered);
    }
}
