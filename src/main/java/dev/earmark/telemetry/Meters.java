package dev.earmark.telemetry;

import dev.earmark.blobs.BlobStore;
import dev.earmark.inbox.ReceptionListener;
import dev.earmark.jobs.WorkListener;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.transcript.Channel;
import dev.earmark.webhooks.DeliveryListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The figures of a running service, for Prometheus. Listens to the inbox, the workers and the webhooks; what only the store knows is looked
 * up when somebody asks. No figure names an interaction, an agent or a customer. Safe for many threads.
 */
public final class Meters implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    /** Gauges hold it only weakly. */
    private final StoreFigures standing;

    public Meters(Store store, BlobStore blobs) {
        List.of(new JvmMemoryMetrics(), collections, new JvmThreadMetrics(), new FileDescriptorMetrics(), new ProcessorMetrics(),
                new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        this.standing = new StoreFigures(store, blobs, System::nanoTime);
        gauge("earmark.queue.oldest.seconds", "Age of the oldest step that is due.", StoreFigures.Look::oldestSeconds);
        gauge("earmark.queue.sound.seconds", "Length of the recordings that wait to be transcribed.", look -> look.depth().readySounds());
        jobs("ready", look -> look.depth().ready());
        jobs("running", look -> look.depth().running());
        jobs("parked", look -> look.depth().dead());
        jobs("background", look -> look.depth().background());
        for (String status : List.of("processing", "scored", "parked")) {
            Gauge.builder("earmark.interactions", standing, all -> all.figure(look -> look.interactions().getOrDefault(status, 0L)))
                    .description("Interactions by where they stand.").tag("status", status).register(registry);
        }
        gauge("earmark.webhooks.waiting", "Deliveries that wait for their time.", look -> look.waiting().count());
        gauge("earmark.webhooks.overdue.seconds", "How long the oldest delivery is overdue.", StoreFigures.Look::webhookLagSeconds);
        gauge("earmark.rotten", "Files and rows that are known to be other than they were written.", StoreFigures.Look::rotten);
        gauge("earmark.scrub.age.seconds", "Since everything that is kept was looked at for the last time; not a number when it never was.",
                StoreFigures.Look::scrubAgeSeconds);
        gauge("earmark.disk.free.bytes", "Room where recordings are kept.", look -> look.room().freeBytes());
        gauge("earmark.disk.total.bytes", "All room there.", look -> look.room().totalBytes());
    }

    private void gauge(String name, String description, ToDoubleFunction<StoreFigures.Look> figure) {
        Gauge.builder(name, standing, all -> all.figure(figure)).description(description).register(registry);
    }

    private void jobs(String state, ToDoubleFunction<StoreFigures.Look> figure) {
        Gauge.builder("earmark.jobs", standing, all -> all.figure(figure)).description("Steps by state.").tag("state", state)
                .register(registry);
    }

    /** For the application to add figures of its own. */
    public MeterRegistry registry() {
        return registry;
    }

    /** All figures in the text format of Prometheus. */
    public String scrape() {
        return registry.scrape();
    }

    public WorkListener work() {
        return new WorkListener() {
            @Override
            public void done(StepName step, Duration took, double soundSeconds) {
                timer("earmark.step", "How long a step takes.", "step", step.label()).record(took);
                if (soundSeconds > 0) {
                    realTimeFactor().record(took.toNanos() / 1e9 / soundSeconds);
                    counter("earmark.speech.sound.seconds", "Sound that was heard.").increment(soundSeconds);
                }
            }

            @Override
            public void failed(StepName step, String code, boolean parked) {
                counter("earmark.step.failures", "Steps that failed.", "step", step.label(), "code", code, "parked", String.valueOf(parked))
                        .increment();
            }

            @Override
            public void degraded(int verdicts) {
                counter("earmark.scores.degraded", "Scorings that had to do without the language model.").increment();
                counter("earmark.verdicts.degraded", "Verdicts in them that the model was to decide.").increment(verdicts);
            }

            @Override
            public void tooLate(StepName step) {
                counter("earmark.step.late", "Findings that were refused because the claim was lost.", "step", step.label()).increment();
            }
        };
    }

    public ReceptionListener reception() {
        return new ReceptionListener() {
            @Override
            public void accepted(Channel channel, boolean fresh) {
                counter("earmark.inbox.accepted", "Interactions that were handed in and kept, or kept before.",
                        "channel", channel.name().toLowerCase(Locale.ROOT), "fresh", String.valueOf(fresh)).increment();
            }

            @Override
            public void refused(String code) {
                counter("earmark.inbox.refused", "Requests to keep an interaction that were refused.", "code", code).increment();
            }
        };
    }

    public DeliveryListener deliveries() {
        return (outcome, took, lag) -> {
            timer("earmark.webhooks.attempt", "How long an endpoint takes to answer.", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .record(took);
            if (outcome == DeliveryListener.Outcome.DELIVERED) {
                timer("earmark.webhooks.lag", "From what happened to its delivery.").record(lag.isNegative() ? Duration.ZERO : lag);
            }
        };
    }

    private Timer timer(String name, String description, String... tags) {
        return Timer.builder(name).description(description).tags(tags).publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1)).maximumExpectedValue(Duration.ofHours(1)).register(registry);
    }

    private DistributionSummary realTimeFactor() {
        return DistributionSummary.builder("earmark.speech.real.time.factor")
                .description("Time that a call takes to be heard, in lengths of the call.")
                .serviceLevelObjectives(0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 2, 5).register(registry);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
