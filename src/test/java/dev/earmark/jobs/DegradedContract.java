package dev.earmark.jobs;

import dev.earmark.results.KnownResult;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.blobs.FolderBlobs;
import dev.earmark.eval.server.Conduct;
import dev.earmark.eval.server.ModelServer;
import dev.earmark.events.Event;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Status;
import dev.earmark.language.ChatJudgeModel;
import dev.earmark.language.GuardedModel;
import dev.earmark.language.ModelSettings;
import dev.earmark.language.ModelTally;
import dev.earmark.language.Provider;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.RememberedReplies;
import dev.earmark.language.Reply;
import dev.earmark.results.Result;
import dev.earmark.store.Events.Placed;
import dev.earmark.store.Findings.Degraded;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.ModelCosts;
import dev.earmark.store.Store;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.testing.FakeModel;
import dev.earmark.testing.Workplace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of interactions that are scored while the language model is away. */
abstract class DegradedContract {

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final String JUDGED = "{judged: Does the agent say a name?}";

    @TempDir
    Path folder;

    private final Absent model = new Absent();
    private Store store;
    private Workplace place;

    /** The same database again, after closing. */
    abstract SqlStore open(Path folder);

    @BeforeEach
    void begin() {
        store = open(folder);
        place = work(new RememberedReplies(model, folder.resolve("replies")));
        publish(2, JUDGED);
        publish(3, "{any: [{phrase: nobody says this}, " + JUDGED + "]}");
    }

    @AfterEach
    void end() {
        place.close();
    }

    private Workplace work(ChatJudgeModel asked) {
        return new Workplace(store, new FolderBlobs(folder.resolve("blobs")), folder, asked);
    }

    private void publish(int version, String check) {
        place.rubrics().draft(Workplace.rubric(version, "x").replace("{phrase: \"x\"}", check), Workplace.ADMIN);
        place.rubrics().publish("small", version, Workplace.ADMIN);
    }

    /** A model that is there or away, and finds the agent's name where it is asked for it. */
    private static final class Absent implements ChatJudgeModel {

        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean away = true;
        private volatile boolean summaryBreaks;
        private volatile Duration pause = Duration.ZERO;

        @Override
        public String modelId() {
            return "fake/absent";
        }

        @Override
        public String parameters() {
            return "none";
        }

        @Override
        public Duration pause() {
            return pause;
        }

        @Override
        public Reply ask(Question question) {
            if (away) {
                throw new Unavailable("language.server-error", "The language model's server failed (503).");
            }
            asked.incrementAndGet();
            if (question.prompt().startsWith("summarise")) {
                return FakeModel.complete(summary());
            }
            return FakeModel.complete(FakeModel.confirms(question)
                    ? FakeModel.supports(true) : FakeModel.met("T002", "good morning, my name is"));
        }

        private String summary() {
            if (summaryBreaks) {
                throw new IllegalStateException("a bug");
            }
            String reason = "{\"sentence\": \"Something has not arrived.\", \"turn\": \"T001\", \"quote\": \"has not arrived\"}";
            return "{\"summary\": [], \"reason_for_contact\": [" + reason
                    + "], \"outcome\": \"unresolved\", \"outcome_evidence\": [], \"follow_ups\": []}";
        }
    }

    private String scoredChat() {
        String id = place.chat(place.reception(), "one", Priority.FRESH).id();
        Workplace.until(() -> place.interaction(id).status() instanceof Status.Scored);
        return id;
    }

    private Degraded degraded(String id, int version) {
        return store.read(tx -> tx.findings().degraded(id, "small", version)).orElseThrow();
    }

    private Result result(String id) {
        return store.read(tx -> new KnownResult().of(tx, id, null, null));
    }

    private List<ScoreLine> scores(String id) {
        return store.read(tx -> tx.findings().scorecards(id));
    }

    private List<Event> events(String type) {
        store.write(tx -> tx.events().order(1_000));
        return store.read(tx -> tx.events().after(0, Reach.EVERYTHING, 1_000)).stream().map(Placed::event)
                .filter(event -> event.type().label().equals(type)).toList();
    }

    @Test
    void whatWasScoredWithoutTheModelIsScoredAgainWhenItIsBack() {
        try (Workers workers = place.workers(LEASE, Duration.ofMillis(100))) {
            workers.start();
            String id = scoredChat();
            assertThat(result(id).scorecard().judgements().getFirst().engine().text()).isEqualTo("phrase+degraded");
            assertThat(result(id).scorecard().percent()).isEqualTo(0.0);
            assertThat(degraded(id, 3).verdicts()).isEqualTo(1);
            assertThat(events("interaction.scored").getFirst().detail()).containsEntry("degraded", "1").containsKey("rescoreAt");
            Workplace.until(() -> degraded(id, 3).rescoreAt() != null);

            model.away = false;
            Workplace.until(() -> result(id).summary() != null && degraded(id, 3).verdicts() == 0
                    && place.interaction(id).status() instanceof Status.Scored);

            assertThat(result(id).scorecard().percent()).isEqualTo(100.0);
            assertThat(degraded(id, 3).rescoreAt()).isNull();
            assertThat(events("interaction.scored")).hasSize(2).last()
                    .satisfies(event -> assertThat(event.detail()).doesNotContainKeys("degraded", "rescoreAt"));
            assertThat(events("interaction.parked")).isEmpty();
            assertThat(events("interaction.summarised")).isNotEmpty();

            Workplace.until(place::quiet);
            int asked = model.asked.get();
            place.rescoring().rescore(id, null, true, Workplace.ADMIN);
            Workplace.until(place::quiet);
            assertThat(model.asked).as("what was answered once is not asked again").hasValue(asked);
        }
    }

    @Test
    void itIsScoredAgainAlsoWhenAnotherProcessGoesOn() {
        String id;
        try (Workers workers = place.workers(LEASE, Duration.ofMillis(300))) {
            workers.start();
            id = scoredChat();
        }
        place.close();
        store = open(folder);
        place = work(model);
        model.away = false;
        try (Workers workers = place.workers(LEASE, Duration.ofMillis(300))) {
            workers.start();
            Workplace.until(() -> degraded(id, 3).verdicts() == 0);
        }
    }

    @Test
    void aRubricThatWasChosenMeanwhileStaysCurrent() {
        try (Workers workers = place.workers(LEASE, Duration.ofSeconds(2))) {
            workers.start();
            String id = scoredChat();
            place.rescoring().rescore(id, "small@1", true, Workplace.ADMIN);
            Workplace.until(() -> scores(id).getFirst().rubricVersion() == 1 && place.quiet());
            model.away = false;
            Workplace.until(() -> degraded(id, 3).verdicts() == 0 && place.quiet());

            assertThat(scores(id)).extracting(ScoreLine::rubricVersion).containsExactly(1, 3);
            assertThat(scores(id)).extracting(ScoreLine::current).containsExactly(true, false);
        }
    }

    @Test
    void whoeverAsksForANewScoreNeedNotWaitForIt() {
        try (Workers workers = place.workers(LEASE, Duration.ofHours(5))) {
            workers.start();
            String id = scoredChat();
            assertThat(degraded(id, 3).rescoreAt()).isAfter(Instant.now().plus(Duration.ofHours(4)));
            model.away = false;
            place.rescoring().rescore(id, null, true, Workplace.ADMIN);
            Workplace.until(() -> degraded(id, 3).verdicts() == 0 && place.interaction(id).status() instanceof Status.Scored);
        }
    }

    @Test
    void aModelWhoseDayIsSpentIsNotAskedBeforeMidnight() {
        model.pause = Duration.ofHours(9);
        try (Workers workers = place.workers(LEASE, Duration.ofMillis(1))) {
            workers.start();
            String id = scoredChat();
            assertThat(degraded(id, 3).rescoreAt()).isAfter(Instant.now().plus(Duration.ofHours(8)));
            Workplace.until(place::quiet); // nobody waits for it
        }
    }

    @Test
    void aModelThatStaysAwayChangesNothingAndTellsNobody() {
        try (Workers workers = place.workers(LEASE, Duration.ofMillis(5))) {
            workers.start();
            String id = scoredChat();
            Workplace.until(() -> store.read(tx -> tx.jobs().of(id)).stream()
                    .anyMatch(line -> line.state().equals("ready") && line.runAtMs() > System.currentTimeMillis() + 1_000));

            assertThat(events("interaction.scored")).hasSize(1);
            assertThat(place.interaction(id).status()).isInstanceOf(Status.Scored.class);
            Workplace.until(() -> degraded(id, 3).rescoreAt() != null);
        }
    }

    @Test
    void aSummaryThatFailsParksNothingAndIsTriedLater() {
        model.away = false;
        model.summaryBreaks = true;
        try (Workers workers = place.workers(LEASE, Duration.ofMillis(200))) {
            workers.start();
            String id = scoredChat();
            assertThat(result(id).summary()).isNull();
            assertThat(result(id).scorecard().percent()).isEqualTo(100.0);
            model.summaryBreaks = false;
            Workplace.until(() -> result(id).summary() != null);
            assertThat(place.interaction(id).status()).isInstanceOf(Status.Scored.class);
            assertThat(place.erasure().erase(id, Workplace.ADMIN)).isTrue();
            assertThat(store.<Boolean>read(tx -> tx.findings().summary(id, "small", 3).isEmpty())).isTrue();
        }
    }

    @Test
    void whatTheModelIsAskedIsKeptByDayAndForEachInteractionAndErasedWithIt() {
        place.close();
        store = open(folder);
        String met = FakeModel.first(FakeModel.met("T002", "good morning, my name is"));
        try (ModelServer server = new ModelServer((_, user) -> user.contains("Q1: ") ? met : "", Conduct.answeringIn(Duration.ZERO));
                GuardedModel asked = new GuardedModel(new ModelSettings(Provider.OPENAI, server.baseUrl(), "m-1", null, 0.0, 7,
                        Duration.ofSeconds(30), 512, true, 10, 20, 0, 0), folder.resolve("asked"), Clock.systemUTC())) {
            place = work(asked);
            try (Workers workers = place.workers(LEASE, Duration.ofMillis(300))) {
                workers.start();
                String id = scoredChat();
                Workplace.until(() -> asked.tally().questions() == QUESTIONS && cost(id).equals(Optional.of(asked.tally())));
                long asking = server.requests();

                ModelTally tally = cost(id).orElseThrow();
                assertThat(tally).isEqualTo(asked.tally());
                assertThat(tally.inputTokens()).isPositive();
                assertThat(tally.money()).isPositive();
                assertThat(result(id).asked()).isEqualTo(tally);
                assertThat(store.<List<ModelCosts.Day>>read(tx -> tx.modelCosts().days(5))).extracting(ModelCosts.Day::tally)
                        .containsExactly(tally);
                place.rescoring().rescore(id, null, true, Workplace.ADMIN);
                Workplace.until(() -> cost(id).map(ModelTally::remembered).orElse(0L) == asking);
                assertThat(server.requests()).as("what was answered once costs nothing").isEqualTo(asking);
                assertThat(place.erasure().erase(id, Workplace.ADMIN)).isTrue();
                assertThat(cost(id)).isEmpty();
                assertThat(store.<Integer>read(tx -> tx.modelCosts().days(5).size())).isEqualTo(1);
            }
        }
    }

    /** About the criterion, whether the model holds to it, and the summary. */
    private static final int QUESTIONS = 4;

    private Optional<ModelTally> cost(String id) {
        return store.read(tx -> tx.modelCosts().of(id));
    }
}
