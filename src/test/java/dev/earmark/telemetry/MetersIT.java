package dev.earmark.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.interaction.Priority;
import dev.earmark.jobs.WorkerSettings;
import dev.earmark.jobs.Workers;
import dev.earmark.store.StepName;
import dev.earmark.testing.Workplace;
import dev.earmark.transcript.Channel;
import dev.earmark.webhooks.DeliveryListener.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersIT {

    @TempDir
    Path folder;

    @Test
    void whatHappensCanBeScraped() {
        try (Workplace place = new Workplace(folder); Meters meters = new Meters(place.store(), place.blobs())) {
            place.call(place.reception(), null, 440, Priority.FRESH);
            assertThat(meters.scrape()).contains("earmark_jobs{state=\"ready\"} 1.0").contains("earmark_queue_sound_seconds 1.0");

            try (Workers workers = place.workers(new WorkerSettings(1, 1, 1, Duration.ofSeconds(60), Duration.ofSeconds(60)),
                    meters.work())) {
                workers.start();
                Workplace.until(place::quiet);
            }
            meters.work().failed(StepName.SCORE, "jobs.bug", true);
            meters.reception().accepted(Channel.VOICE, true);
            meters.reception().refused("inbox.busy");
            meters.deliveries().attempted(Outcome.DELIVERED, Duration.ofMillis(20), Duration.ofMillis(90));

            assertThat(meters.scrape())
                    .contains("earmark_step_seconds_count{step=\"transcribe\"} 1", "earmark_step_seconds_bucket{step=\"score\"")
                    .contains("earmark_speech_real_time_factor_count 1", "earmark_speech_sound_seconds_total 1.0")
                    .contains("earmark_step_failures_total{code=\"jobs.bug\",parked=\"true\",step=\"score\"} 1.0")
                    .contains("earmark_inbox_accepted_total{channel=\"voice\",fresh=\"true\"} 1.0",
                            "earmark_inbox_refused_total{code=\"inbox.busy\"} 1.0")
                    .contains("earmark_webhooks_attempt_seconds_count{outcome=\"delivered\"} 1", "earmark_webhooks_lag_seconds_count 1")
                    .contains("earmark_disk_free_bytes", "jvm_memory_used_bytes", "process_files_open_files")
                    .doesNotContain("Dana");
        }
    }

    @Test
    void aStoreThatIsAwayCostsItsOwnFiguresOnly() {
        Workplace place = new Workplace(folder);
        try (Meters meters = new Meters(place.store(), place.blobs())) {
            place.close();

            assertThat(meters.scrape()).contains("earmark_jobs{state=\"ready\"} NaN", "jvm_memory_used_bytes");
        }
    }
}
