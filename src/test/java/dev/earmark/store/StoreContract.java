package dev.earmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Reach;
import dev.earmark.interaction.Interaction;
import dev.earmark.testing.SampleInteractions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store must do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract {

    private Store store;

    abstract Store open();

    @BeforeAll
    void openIt() {
        store = open();
    }

    @AfterAll
    void closeIt() {
        store.close();
    }

    @Test
    void anInteractionComesBackAsItWasKept() {
        Interaction call = SampleInteractions.call("agent-1");

        assertThat(store.write(tx -> tx.interactions().insert(call, SampleInteractions.arrived(call))).fresh()).isTrue();

        assertThat(store.<Interaction>read(tx -> tx.interactions().find(call.id(), Reach.EVERYTHING).orElseThrow())).isEqualTo(call);
    }
}
