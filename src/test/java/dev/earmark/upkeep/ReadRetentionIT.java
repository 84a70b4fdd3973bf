package dev.earmark.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.AuditSettings;
import dev.earmark.access.AuditSettings.Reads;
import dev.earmark.testing.HaltingStore;
import dev.earmark.testing.SampleInteractions;
import dev.earmark.testing.Stores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadRetentionIT {

    @TempDir
    Path folder;

    @Test
    void onAFullDiskOldReadsAreStillForgotten() {
        try (HaltingStore store = new HaltingStore(Stores.sqlite(folder))) {
            Instant old = Instant.now().minus(Duration.ofDays(40));
            store.<Boolean>write(tx -> tx.reads().note(
                    new AuditEntry(old, "rita", "interaction.read", SampleInteractions.id(), "getResult"), old));
            ReadRetention retention = new ReadRetention(store, new AuditSettings(Reads.ALL, Duration.ofDays(30)), Clock.systemUTC());

            store.halt("store.full");
            store.letUrgentThrough();

            assertThatCode(retention::forget).doesNotThrowAnyException();
            assertThat(store.<Long>read(tx -> tx.reads().count())).isZero();
        }
    }
}
