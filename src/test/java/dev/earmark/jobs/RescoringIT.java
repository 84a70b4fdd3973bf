package dev.earmark.jobs;

import dev.earmark.language.ModelTally;
import dev.earmark.language.ModelForecast;
import dev.earmark.results.KnownResult;
import dev.earmark.library.RubricForm;
import dev.earmark.library.RubricSeeds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.access.Principal;
import dev.earmark.access.Role;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Status;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.PublishedTexts.Rule;
import dev.earmark.store.PublishedTexts.State;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescoringIT {

    @TempDir
    Path folder;

    private Workplace place;
    private Workers workers;

    @BeforeEach
    void open() {
        place = new Workplace(folder);
        workers = place.workers(Duration.ofSeconds(60), WorkListener.NOBODY);
        workers.start();
    }

    @AfterEach
    void close() {
        workers.close();
        place.close();
    }

    private void publish(int version, String phrase) {
        place.rubrics().draft(Workplace.rubric(version, phrase), Workplace.ADMIN);
        place.rubrics().publish("small", version, Workplace.ADMIN);
    }

    private String scoredChat(String id) {
        String kept = place.chat(place.reception(), id, Priority.FRESH).id();
        Workplace.until(() -> place.interaction(kept).status() instanceof Status.Scored);
        return kept;
    }

    private List<ScoreLine> scores(String id) {
        return place.store().read(tx -> tx.findings().scorecards(id));
    }

    @Test
    void anotherVersionStandsBesideTheOldScoreUntilItIsMadeCurrent() {
        String id = scoredChat("one");
        publish(2, "nobody says this");
        place.rescoring().rescore(id, "small@2", false, Workplace.ADMIN);
        Workplace.until(() -> scores(id).size() == 2 && place.quiet());

        assertThat(scores(id).getFirst()).satisfies(line -> {
            assertThat(line.rubricVersion()).isEqualTo(1);
            assertThat(line.current()).isTrue();
            assertThat(line.percent()).isEqualTo(100.0);
        });
        place.rescoring().rescore(id, "small@2", true, Workplace.ADMIN);
        Workplace.until(() -> scores(id).getFirst().rubricVersion() == 2 && place.quiet());

        assertThat(scores(id)).extracting(ScoreLine::current).containsExactly(true, false);
        assertThat(place.interaction(id).status()).isEqualTo(new Status.Scored());
        assertThat(place.store().read(tx -> new KnownResult().of(tx, id, null, null)).scorecard().percent()).isEqualTo(0.0);
        assertThat(place.store().read(tx -> new KnownResult().of(tx, id, "small", 1)).scorecard().percent()).isEqualTo(100.0);
        assertThatThrownBy(() -> place.store().read(tx -> new KnownResult().of(tx, id, "small", 9)))
                .isInstanceOfSatisfying(NotFound.class, none -> assertThat(none.code()).isEqualTo("results.not-scored"));
    }

    @Test
    void manyAreScoredAgainByTheNewestVersion() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(scoredChat("chat-" + i));
        }
        publish(2, "nobody says this");
        assertThat(place.rescoring().rescoreMany(InteractionQuery.newest(1), null, true, Workplace.ADMIN)).isEqualTo(7);
        Workplace.until(place::quiet);

        ids.forEach(id -> assertThat(scores(id)).hasSize(2).first().satisfies(line -> assertThat(line.rubricVersion()).isEqualTo(2)));
        ids.forEach(id -> assertThat(place.interaction(id).status()).isInstanceOf(Status.Scored.class));
    }

    @Test
    void whatManyWouldAskAModelIsToldFromASample() {
        for (int i = 0; i < 3; i++) {
            scoredChat("chat-" + i);
        }
        AtomicInteger looked = new AtomicInteger();
        Rescoring rescoring = new Rescoring(place.store(), place.rubrics(), Clock.systemUTC(), () -> {}, (_, _, rubric) -> {
            assertThat(rubric.id()).isEqualTo("small");
            looked.incrementAndGet();
            return new ModelForecast(1, new ModelTally(2, 1, 0, 1_000, 0, 100, 0.5));
        });

        assertThat(rescoring.forecastMany(InteractionQuery.newest(1), null, Workplace.ADMIN))
                .isEqualTo(new ModelForecast(3, new ModelTally(6, 3, 0, 3_000, 0, 300, 1.5)));
        assertThat(looked).hasValue(3);
        assertThat(place.rescoring().forecastMany(InteractionQuery.newest(1), "small@1", Workplace.ADMIN).sentence())
                .as("without a model").isEqualTo("about 0 questions, 0 tokens");
        assertThatThrownBy(() -> rescoring.forecastMany(InteractionQuery.newest(1), "none", Workplace.ADMIN)).isInstanceOf(NotFound.class);
        assertThat(place.quiet()).as("nothing is scored").isTrue();
    }

    @Test
    void theRuleThatFitsFirstChoosesTheRubric() {
        place.rubrics().draft(Workplace.rubric(1, "my parcel").replace("rubric: small", "rubric: parcels"), Workplace.ADMIN);
        place.rubrics().publish("parcels", 1, Workplace.ADMIN);
        place.store().write(tx -> {
            tx.publishedTexts().replaceRules(RubricForm.KIND, List.of(
                    new Rule(Channel.VOICE, null, null, "nothing"), new Rule(null, "parcels", "blue", "parcels"),
                    new Rule(null, null, null, "small")));
            return true;
        });

        assertThat(scores(scoredChat("one"))).extracting(ScoreLine::rubricId).containsExactly("parcels");
    }

    @Test
    void anInteractionOfARubricThatDoesNotExistIsParkedAndGoesOnWhenItDoes() {
        place.store().write(tx -> {
            tx.publishedTexts().replaceRules(RubricForm.KIND, List.of(new Rule(null, null, null, "coming")));
            return true;
        });
        String id = place.chat(place.reception(), "one", Priority.FRESH).id();
        Workplace.until(() -> place.interaction(id).status() instanceof Status.Parked);
        assertThat(((Status.Parked) place.interaction(id).status()).code()).isEqualTo("rubric.unknown");

        place.rubrics().draft(Workplace.rubric(1, "my name is").replace("rubric: small", "rubric: coming"), Workplace.ADMIN);
        place.rubrics().publish("coming", 1, Workplace.ADMIN);
        assertThat(place.rescoring().retryAll(Workplace.ADMIN)).isEqualTo(1);
        Workplace.until(() -> place.interaction(id).status() instanceof Status.Scored);
        assertThat(place.rescoring().retryAll(Workplace.ADMIN)).isZero();
        assertThatThrownBy(() -> place.rescoring().retry(id, Workplace.ADMIN)).isInstanceOf(Conflict.class);
    }

    @Test
    void whatIsPublishedNeverChanges() {
        assertThatThrownBy(() -> place.rubrics().draft(Workplace.rubric(1, "something else"), Workplace.ADMIN))
                .isInstanceOfSatisfying(Conflict.class, conflict -> assertThat(conflict.code()).isEqualTo("library.published"));
        place.rubrics().draft(Workplace.rubric(2, "one"), Workplace.ADMIN);
        assertThat(place.rubrics().load("small", 2).version()).isEqualTo(2);
        assertThatThrownBy(() -> place.rubrics().published("small@2")).isInstanceOf(Conflict.class);
        place.rubrics().draft(Workplace.rubric(2, "two"), Workplace.ADMIN);
        assertThat(place.rubrics().publish("small", 2, Workplace.ADMIN).state()).isEqualTo(State.PUBLISHED);
        assertThatThrownBy(() -> place.rubrics().publish("small", 2, Workplace.ADMIN)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> place.rubrics().publish("small", 3, Workplace.ADMIN)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> place.rubrics().validate("rubric: [")).isInstanceOf(Rejected.class);
        assertThat(place.rubrics().validate(Workplace.rubric(3, "my name is"))).isNotNull();
    }

    @Test
    void aRetiredVersionIsGivenToNothingNewAndOldScoresKeepIt() {
        String before = scoredChat("one");
        publish(2, "two");
        assertThat(place.rubrics().published("small").version()).isEqualTo(2);

        place.rubrics().retire("small", 2, Workplace.ADMIN);
        assertThat(place.rubrics().published("small").version()).as("the highest that is in use").isEqualTo(1);
        refused("library.retired", "small@2 is retired", () -> place.rubrics().published("small@2"));
        refused("library.retired", "small@2 is retired", () -> place.rescoring().rescore(before, "small@2", true, Workplace.ADMIN));
        refused("library.retired", "retired already", () -> place.rubrics().retire("small", 2, Workplace.ADMIN));
        refused("library.published", "never changes", () -> place.rubrics().draft(Workplace.rubric(2, "three"), Workplace.ADMIN));

        place.rubrics().retire("small", 1, Workplace.ADMIN);
        refused("library.retired", "Every published version", () -> place.rubrics().published("small"));
        assertThat(place.rubrics().load("small", 1).version()).as("what was scored by it stays readable").isEqualTo(1);
        assertThat(place.interaction(before).status()).isInstanceOf(Status.Scored.class);
        String parked = place.chat(place.reception(), "two", Priority.FRESH).id();
        Workplace.until(() -> place.interaction(parked).status() instanceof Status.Parked);
        assertThat(((Status.Parked) place.interaction(parked).status()).code()).isEqualTo("library.retired");

        assertThat(new RubricSeeds(place.store(), folder.resolve("rubrics"), Clock.systemUTC()).plant()).isEmpty();
        refused("library.retired", "Every published version", () -> place.rubrics().published("small"));
        assertThat(place.rubrics().publish("small", 2, Workplace.ADMIN).state()).isEqualTo(State.PUBLISHED);
        assertThat(place.rescoring().retryAll(Workplace.ADMIN)).isEqualTo(1);
        Workplace.until(() -> place.interaction(parked).status() instanceof Status.Scored);
    }

    @Test
    void aDraftCannotBeRetired() {
        place.rubrics().draft(Workplace.rubric(2, "one"), Workplace.ADMIN);

        refused("library.draft", "cannot be retired", () -> place.rubrics().retire("small", 2, Workplace.ADMIN));
        refused("library.draft", "small@2 is a draft", () -> place.rubrics().published("small@2"));
    }

    private static void refused(String code, String words, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Conflict.class, conflict -> {
            assertThat(conflict.code()).isEqualTo(code);
            assertThat(conflict.sentence()).contains(words);
        });
    }

    @Test
    void aFileThatDiffersFromWhatIsPublishedIsToldAndNotUsed() throws IOException {
        Path shelf = folder.resolve("rubrics");
        Files.writeString(shelf.resolve("small.yaml"), Workplace.rubric(1, "something else"));

        assertThat(new RubricSeeds(place.store(), shelf, Clock.systemUTC()).plant()).singleElement().asString().contains("small@1");
        Files.writeString(shelf.resolve("small.yaml"), Workplace.rubric(2, "something else"));
        assertThat(new RubricSeeds(place.store(), shelf, Clock.systemUTC()).plant()).isEmpty();
        assertThat(place.rubrics().published("small").version()).isEqualTo(2);
    }

    @Test
    void nobodyScoresWhatTheyMayNotSee() {
        String id = scoredChat("one");
        Principal other = new Principal("p-9", "Eve", Role.AGENT, "a-99", Role.AGENT.permissions(), false);

        assertThatThrownBy(() -> place.rescoring().rescore(id, null, true, other))
                .isInstanceOfSatisfying(NotFound.class, none -> assertThat(none.code()).isEqualTo("interaction.unknown"));
        assertThat(place.rescoring().rescoreMany(InteractionQuery.newest(1), null, true, other)).isZero();
    }
}
