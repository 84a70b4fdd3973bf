package dev.earmark.eval.bench;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.earmark.access.AuditEntry;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.interaction.Stage;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Scorecard;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Jobs;
import dev.earmark.store.StepName;
import dev.earmark.store.People;
import dev.earmark.store.Store;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes chats of 30 turns with scorecards of 16 criteria, by 500 agents in 20 teams: as many as are wanted, no two with the same key. Safe
 * for many threads.
 */
final class SampleChats {

    static final int TURNS = 30;
    private static final int CRITERIA = 16;
    private static final int AGENTS = 500;
    private static final int TEAMS = 20;
    private static final double SHARE_MISSED = 0.2;
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> LINES = List.of("Hello, I have a question about the last invoice that you sent me.",
            "Good morning, my name is Dana, let me have a look at that for you.",
            "It says that I have to pay twice for March.", "I am sorry about that. The second payment comes back to you within five days.");

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final Random random;
    private long made;

    SampleChats(long seed) {
        this.random = new Random(seed);
    }

    /** One that is not in any store yet. */
    synchronized Chat next() {
        made++;
        int agent = random.nextInt(AGENTS);
        Interaction interaction = Interaction.received(ids.generate().toString(), "crm-" + made, Channel.CHAT,
                new Facts("agent-" + agent, "Dana", null, null),
                new Routing("team-" + agent % TEAMS, "queue-" + agent % 7), null, FIRST.plusSeconds(made * 60), Priority.FRESH);
        return new Chat(interaction, random.nextLong());
    }

    record Chat(Interaction interaction, long seed) {

        String id() {
            return interaction.id();
        }

        /** What happens when a transcript comes in. */
        boolean accept(Store.Tx tx) {
            boolean fresh = tx.interactions().insert(interaction,
                    new Arrived("key-" + id(), "ab".repeat(32), "bench", "", null, null, List.of())).fresh();
            tx.findings().putHeard(id(), 0, new Heard(transcript(), Map.of()));
            tx.people().meet(new People.Agent(String.valueOf(interaction.facts().agentId()), interaction.facts().agentName(),
                    interaction.routing().team()));
            tx.jobs().enqueue(new Jobs.Step(id(), StepName.MEASURE, ""), interaction.priority(), tx.nowMs());
            tx.events().append(EventType.RECEIVED, interaction.receivedAt(), id(), interaction.facts().agentId(),
                    Map.of("channel", "chat"));
            tx.audit().append(new AuditEntry(interaction.receivedAt(), "bench", "interaction.create", id(), ""));
            return fresh;
        }

        /** As it lies there when all its steps are done. */
        void keepScored(Store.Tx tx) {
            Random random = new Random(seed);
            tx.interactions().insert(interaction, new Arrived("key-" + id(), "ab".repeat(32), "bench", "", null, null, List.of()));
            tx.findings().putHeard(id(), 0, new Heard(transcript(), Map.of()));
            tx.findings().putScorecard(id(), 1, scorecard(random), true, interaction.receivedAt());
            tx.interactions().save(interaction.reached(Stage.MARKED, (long) random.nextInt(1_800_000)));
        }

        private Transcript transcript() {
            List<Turn> turns = new ArrayList<>();
            for (int i = 0; i < TURNS; i++) {
                turns.add(new Turn(i, i % 2 == 0 ? Speaker.CUSTOMER : Speaker.AGENT, null, LINES.get(i % LINES.size()), List.of()));
            }
            return new Transcript(id(), Channel.CHAT, new Source("chat.json", "ab".repeat(32), 0, 0, 0), Engine.GIVEN, turns);
        }

        private static Scorecard scorecard(Random random) {
            List<Judgement> judgements = new ArrayList<>();
            int met = 0;
            for (int i = 0; i < CRITERIA; i++) {
                boolean missed = random.nextDouble() < SHARE_MISSED;
                met += missed ? 0 : 1;
                Verdict verdict = missed ? new Verdict.NotMet() : new Verdict.Met();
                judgements.add(new Judgement("criterion-" + i, verdict, missed ? 0 : 1, 1, 0.9, VerdictSource.Rule.PHRASE.alone(),
                        "These words decide.",
                        List.of(new Evidence(Evidence.Kind.PROOF, i, Speaker.AGENT, null, LINES.get(i % LINES.size())))));
            }
            double percent = 100.0 * met / CRITERIA;
            return new Scorecard(new Scorecard.RubricPin("bench", 1, "ab".repeat(32)), met, CRITERIA, percent, percent >= 75, null,
                    new Scorecard.AutoFail(List.of(), percent),
                    new Scorecard.Coverage(CRITERIA, CRITERIA, CRITERIA, 1), List.of(), judgements);
        }
    }
}
