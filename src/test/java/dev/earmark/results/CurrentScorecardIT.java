package dev.earmark.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Interaction;
import dev.earmark.library.RubricName;
import dev.earmark.scoring.Scorecard;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.Stores;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentScorecardIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Of billing-care@7. */
    private static final Scorecard BILLING = SampleResults.billingCall().scorecard();
    /** Of retail-chat@2. */
    private static final Scorecard RETAIL = SampleResults.chat().scorecard();

    @TempDir
    Path folder;

    private final CurrentScorecard current = new CurrentScorecard();
    private Store store;
    private String id;

    @BeforeEach
    void open() {
        store = Stores.sqlite(folder);
        Interaction call = SampleInteractions.call("agent-1");
        store.write(tx -> tx.interactions().insert(call, SampleInteractions.arrived(call)));
        id = call.id();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private boolean keep(long epoch, Scorecard card) {
        return store.<Boolean>write(tx -> current.keep(tx, id, epoch, card, NOON));
    }

    private String shown() {
        return chosen(null, null);
    }

    private String chosen(@Nullable String rubric, @Nullable Integer version) {
        return store.<Optional<ScoreLine>>read(tx -> current.chosen(tx, id, rubric, version))
                .map(line -> line.rubricId() + "@" + line.rubricVersion()).orElse("none");
    }

    private static Scorecard version(Scorecard card, int version) {
        Scorecard.RubricPin pin = card.rubric();
        return new Scorecard(new Scorecard.RubricPin(pin.id(), version, pin.sha256()), card.score(), card.max(), card.percent(),
                card.passed(),
                card.band(), card.autoFail(), card.coverage(), card.sections(), card.judgements());
    }

    @Test
    void theFirstOneIsShownAndOthersStandBesideIt() {
        assertThat(shown()).isEqualTo("none");
        assertThat(keep(1, BILLING)).isTrue();
        assertThat(keep(1, RETAIL)).isTrue();

        assertThat(shown()).isEqualTo("billing-care@7");
    }

    @Test
    void theOneThatIsShownStaysSoWhenItIsFoundAnew() {
        keep(1, BILLING);
        keep(1, RETAIL);
        assertThat(keep(2, BILLING)).isTrue();
        assertThat(keep(2, RETAIL)).isTrue();

        assertThat(shown()).isEqualTo("billing-care@7");
    }

    @Test
    void theOneThatSomebodyAskedForIsShownOnceItIsThere() {
        keep(1, BILLING);
        store.<Boolean>write(tx -> {
            tx.findings().prefer(id, "retail-chat", 2);
            return true;
        });
        assertThat(shown()).isEqualTo("billing-care@7");
        assertThat(store.<Boolean>read(tx -> current.wouldBe(tx, id, new RubricName("retail-chat", 2)))).isTrue();
        keep(1, RETAIL);

        assertThat(shown()).isEqualTo("retail-chat@2");
        assertThat(store.<Boolean>read(tx -> current.is(tx, id, new RubricName("billing-care", 7)))).isFalse();
    }

    @Test
    void aStaleOneIsNeitherKeptNorShown() {
        keep(5, BILLING);

        assertThat(keep(4, version(BILLING, 7))).isFalse();
        assertThat(shown()).isEqualTo("billing-care@7");
    }

    @Test
    void whoNamesARubricMeansItsHighestVersionAndWhoNamesAVersionAloneThatOfTheShownRubric() {
        keep(1, version(BILLING, 6));
        keep(1, BILLING);
        keep(1, RETAIL);

        assertThat(shown()).as("the first").isEqualTo("billing-care@6");
        assertThat(chosen("billing-care", null)).isEqualTo("billing-care@7");
        assertThat(chosen("billing-care", 6)).isEqualTo("billing-care@6");
        assertThat(chosen("retail-chat", null)).isEqualTo("retail-chat@2");
        assertThat(chosen(null, 7)).isEqualTo("billing-care@7");
        assertThat(chosen(null, 2)).as("a version of another rubric").isEqualTo("none");
        assertThat(chosen("unknown", null)).isEqualTo("none");
    }
}
