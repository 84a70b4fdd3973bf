package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.language.ModelTally;
import dev.earmark.testing.SampleInteractions;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store must do with what language models cost. */
interface ModelCostsContract extends UsesStore {

    @Test
    default void whatModelsAreAskedAddsUpByDayAndForEachInteraction() {
        String id = kept(SampleInteractions.call("a-1")).id();
        LocalDate day = LocalDate.of(2031, 5, 4);
        ModelTally tally = new ModelTally(3, 1, 2, 4_000, 1_024, 200, 0.5);
        store().<Boolean>write(tx -> {
            tx.modelCosts().add(id, day, tally, 1);
            tx.modelCosts().add(id, day, tally, 0);
            tx.modelCosts().add("erased", day.plusDays(1), tally, 0);
            return true;
        });

        assertThat(store().<Optional<ModelTally>>read(tx -> tx.modelCosts().of(id)))
                .contains(new ModelTally(6, 2, 4, 8_000, 2_048, 400, 1.0));
        assertThat(store().<Optional<ModelTally>>read(tx -> tx.modelCosts().of("erased"))).isEmpty();
        store().write(tx -> tx.interactions().delete(id));
        assertThat(store().<Optional<ModelTally>>read(tx -> tx.modelCosts().of(id))).isEmpty();
        assertThat(store().<List<ModelCosts.Day>>read(tx -> tx.modelCosts().days(2))).containsExactly(
                new ModelCosts.Day(day.plusDays(1), tally, 0),
                new ModelCosts.Day(day, new ModelTally(6, 2, 4, 8_000, 2_048, 400, 1.0), 1));
    }
}
