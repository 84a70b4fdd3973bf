package dev.earmark.app.command;

import dev.earmark.app.Application;
import dev.earmark.app.OwnProcess;
import dev.earmark.app.Session;
import dev.earmark.app.Settings;
import dev.earmark.app.Storage;
import dev.earmark.jobs.StepProcess;
import dev.earmark.jobs.WorkListener;
import dev.earmark.jobs.Workers;
import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricSeeds;
import dev.earmark.store.Jobs.Depth;
import java.time.Clock;
import java.util.Map;

/** Does the work that waits when no service is running, and shows how far it has got. */
final class ImportedWork {

    private static final long LOOK_EVERY_MS = 300;

    private final Session session;
    private final Application application;
    private final Storage storage;

    ImportedWork(Session session, Application application, Storage storage) {
        this.session = session;
        this.application = application;
        this.storage = storage;
    }

    /** Until nothing waits any more; what cannot be done is parked with its reason. */
    void run() {
        Settings settings = session.settings();
        Clock clock = Clock.systemUTC();
        new RubricSeeds(storage.store(), application.rubricFolder(), clock).plant()
                .forEach(differs -> session.note("app.rubric-differs", differs));
        RubricRegister rubrics = new RubricRegister(storage.store(), settings.rubrics().usual(), clock);
        application.warmUp();
        StepProcess apart = new StepProcess(claim -> OwnProcess.ofStep(session, storage, claim));
        try (Workers workers = new Workers(storage.store(), application.plan(), application.runner(storage, rubrics, clock), apart,
                settings.jobs(), clock, WorkListener.NOBODY)) {
            session.atEnd(() -> workers.drain(settings.node().shutdown()));
            workers.start();
            watch();
            workers.drain(settings.node().shutdown());
        }
        tell();
    }

    private void watch() {
        long processing = processing();
        long all = Math.max(1, processing);
        while (processing > 0) {
            session.progress().at("scoring", 1 - processing / (double) all);
            try {
                Thread.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
            processing = processing();
        }
        session.progress().clear();
    }

    private long processing() {
        Depth depth = storage.store().read(tx -> tx.jobs().depth());
        long background = depth.backgroundDue() + depth.running();
        return depth.ready() + background == 0 ? 0 : Math.max(counts().getOrDefault("processing", 0L), Math.min(1, background));
    }

    private Map<String, Long> counts() {
        return storage.store().read(tx -> tx.interactions().counts());
    }

    private void tell() {
        Map<String, Long> counts = counts();
        long parked = counts.getOrDefault("parked", 0L);
        session.output().line("In all: %d scored, %d parked%s.".formatted(
                counts.getOrDefault("scored", 0L), parked, parked == 0 ? "" : " (GET /api/v1/jobs says why)"));
    }
}
