package dev.earmark.app;

import dev.earmark.access.Sealed;
import dev.earmark.access.Secrets;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.figures.MissingRows;
import dev.earmark.example.ExampleHouse;
import dev.earmark.forgetting.DueDeletions;
import dev.earmark.forgetting.DueRound;
import dev.earmark.inbox.Erasure;
import dev.earmark.inbox.Ledger;
import dev.earmark.inbox.OrphanSweep;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.admission.Admission;
import dev.earmark.inbox.folder.WatchFolder;
import dev.earmark.indexing.IndexedSearch;
import dev.earmark.indexing.SearchSettings;
import dev.earmark.jobs.Rescoring;
import dev.earmark.jobs.StepProcess;
import dev.earmark.jobs.Workers;
import dev.earmark.language.GuardedModel;
import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricSeeds;
import dev.earmark.playbook.PlaySettings;
import dev.earmark.outcome.theme.CommentThemes;
import dev.earmark.playbook.making.ClipSound;
import dev.earmark.playbook.making.PlaybookMaker;
import dev.earmark.playbook.making.PlaybookWorkshop;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.results.KnownResult;
import dev.earmark.speech.NamedVersions;
import dev.earmark.speech.voice.SpeakerNetwork;
import dev.earmark.steps.Recordings;
import dev.earmark.telemetry.Meters;
import dev.earmark.upkeep.DailyScrub;
import dev.earmark.upkeep.Housekeeping;
import dev.earmark.upkeep.ReadRetention;
import dev.earmark.upkeep.Sealer;
import dev.earmark.web.FirstAdmin;
import dev.earmark.web.ManagementServer;
import dev.earmark.web.RequestListener;
import dev.earmark.web.WebServer;
import dev.earmark.web.api.Backend;
import dev.earmark.web.api.Reviewing;
import dev.earmark.web.login.Protection;
import dev.earmark.web.login.session.PrintedLinks;
import dev.earmark.web.login.session.Tickets;
import dev.earmark.webhooks.Deliveries;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The running service of one node: makes its parts from the bottom of the package map to its top and ends them in the reverse order.
 * Whatever way it ends, nothing depends on an orderly end: it only hands work over sooner.
 */
public final class Service implements AutoCloseable {

    private static final String EXAMPLE = "eval-sets/example-house";

    private final Session session;
    private final Settings settings;
    private final NodeSettings node;
    private final Application application;
    private final Storage storage;
    private final Secrets secrets = new Secrets(new SecureRandom());
    private final Clock clock = Clock.systemUTC();
    private final RubricRegister rubrics;
    private final Workers workers;
    private final Deliveries deliveries;
    private final EventOrder order;
    private final Roster roster;
    private final Housekeeping housekeeping;
    private final DailyScrub scrub;
    private final DueDeletions deletions;
    private final IndexedSearch search;
    private final ExampleHouse example;
    private final PlaybookWorkshop workshop;
    private final WebServer web;
    private final Optional<WatchFolder> watched;
    private final ManagementServer management;
    private final Deque<AutoCloseable> begun = new ArrayDeque<>();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @throws dev.earmark.fault.Fault when something that it needs is missing or the settings do not go together */
    public Service(Session session) {
        this.session = session;
        this.settings = session.settings();
        this.node = settings.node();
        check(settings);
        this.application = session.application();
        if (node.role().works()) {
            NamedVersions.check(settings.speech(), application.models());
            application.voices().ifPresent(SpeakerNetwork::load);
        }
        this.storage = begun(Storage.take(settings, session.dataFolder(), () -> end.complete(Complaints.UNAVAILABLE)));
        this.search = application.search(storage, clock);
        Meters meters = begun(new Meters(storage.store(), storage.blobs()));
        ModelFigures asked = new ModelFigures(meters.registry());
        application.languageModel().ifPresent(asked::register);
        this.rubrics = new RubricRegister(storage.store(), settings.rubrics().usual(), clock);
        this.workers = new Workers(storage.store(), application.plan(), application.runner(storage, rubrics, clock, asked::notTaken),
                new StepProcess(claim -> OwnProcess.ofStep(session, storage, claim)),
                settings.jobs().withSteps(application.languageModel().map(GuardedModel::atOnce).orElse(1)), clock, meters.work());
        Admission admission = new Admission(storage.store(), storage.blobs(), settings.inbox());
        Function<Clock, Reception> receptions = going -> new Reception(new Ledger(storage.store(), application.plan()), storage.blobs(),
                application.audio(), new TranscriptReader(settings.intake(), application.redactor()), settings.intake(),
                application.languages(), admission, going, meters.reception(), workers::wake);
        Reception reception = receptions.apply(clock);
        this.example = begun(new ExampleHouse(session.home().resolve(EXAMPLE), storage.store(), storage.blobs(), receptions,
                new Erasure(storage.store(), storage.blobs(), clock), question -> new PlaybookMaker(storage.store(), application.embedder(),
                PlaySettings.USUAL, clock).make(question), clock, Ids::fresh));
        this.workshop = begun(new PlaybookWorkshop(storage.store(), () -> new PlaybookMaker(storage.store(), application.embedder(),
                PlaySettings.USUAL, clock), clock, Ids::fresh));
        this.deliveries = new Deliveries(storage.store(), settings.webhooks(), clock, meters.deliveries());
        this.order = new EventOrder(storage.store());
        this.roster = new Roster(storage, session.dataFolder(), node.role(), indexed(settings.search()), end);
        this.housekeeping = new Housekeeping(storage.store(), clock,
                List.of(new OrphanSweep(storage.store(), storage.blobs(), clock)::sweep,
                new ReadRetention(storage.store(), settings.audit(), clock)::forget, this::forgetOrphanKeys));
        Runnable learnt = new LearntCheck(session.dataFolder());
        this.scrub = new DailyScrub(storage.store(), storage.blobs(), clock, settings.upkeep(), () -> {
            search.check();
            learnt.run();
        });
        this.deletions = new DueDeletions(storage.store(), new DueRound(storage.store(), new Erasure(storage.store(), storage.blobs(),
                clock),
                clock), clock, settings.upkeep().retentionEvery());
        this.watched = Optional.ofNullable(settings.watch().folder())
                .map(folder -> new WatchFolder(folder, settings.watch(), reception, storage.blobs(),
                        new ConversationFiles(settings.intake())));
        this.web = new WebServer(settings.web(), protection(), backend(reception), answered(meters));
        new CertificateFigures(web).register(meters.registry());
        new SearchFigures(search).register(meters.registry());
        this.management = new ManagementServer(settings.web().managementPort(), meters::scrape,
                new Health(storage, settings.inbox()).checks(), new Health(storage, settings.inbox()).notes(search));
    }

    /** Keys that were made for what was not kept in the end. */
    private int forgetOrphanKeys() {
        return storage.store().write(tx -> tx.keys().forgetOrphans(clock.instant().minus(Duration.ofDays(1))));
    }

    /** Where the index lies, the same for nodes that share it. */
    private static String indexed(SearchSettings search) {
        return !search.enabled() ? "" : ServerPlace.server(search).map(server -> server.url() + "/" + server.name())
                .orElseGet(Roster::localIndex);
    }

    private Protection protection() {
        return new Protection(settings.oidc(), settings.login(), settings.audit(), settings.privacy(),
                new Sealed(AuditKey.in(storage.folder())));
    }

    private Backend backend(Reception reception) {
        return new Backend(storage.store(), storage.blobs(), reception, new Erasure(storage.store(), storage.blobs(), clock), rubrics,
                new Rescoring(storage.store(), rubrics, clock, workers::wake, application.forecaster()), new KnownResult(),
                deliveries, search,
                Reviewing.of(storage.store(), storage.blobs(), application.redactor(), clock, Ids::fresh, workers::wake), example,
                workshop, new ClipSound(id -> new Recordings(storage.blobs(), application.audio()).sound(id, storage.store())),
                application.redactor(), new CommentThemes(application.embedder()), settings.audio().mostBytes(),
                settings.intake().mostTranscriptBytes(), clock, Ids::fresh, Version.text());
    }

    private static RequestListener answered(Meters meters) {
        return (operation, status, took) ->
                meters.registry().timer("earmark.http", "operation", operation, "status", status / 100 + "xx").record(took);
    }

    /** What cannot work is refused at once, not when the first call is lost. */
    private static void check(Settings settings) {
        if (settings.store().embedded() && settings.node().role() != NodeSettings.Role.ALL) {
            throw new Rejected("app.node-alone", "node.role is " + settings.node().role().name().toLowerCase(java.util.Locale.ROOT)
                    + ", but SQLite belongs to one node that does all the work; set store.url to a PostgreSQL database, or node.role to "
                    + "all.");
        }
        if (!settings.store().embedded() && settings.store().folder() == null && settings.store().blobsInFolder()) {
            throw new Rejected("app.folder-not-shared",
                    "store.url names a PostgreSQL database that several nodes may use, but nothing says where all of them find the"
                    + " recordings; set store.blobs to a bucket, or store.folder to a folder that every node has mounted (with one node,"
                    + " any folder).");
        }
    }

    private <T extends AutoCloseable> T begun(T part) {
        begun.push(part);
        return part;
    }

    public void start() {
        new FolderOwner(storage).check();
        begun(roster).join();
        new RubricSeeds(storage.store(), application.rubricFolder(), clock).plant()
                .forEach(differs -> session.note("app.rubric-differs", differs));
        begun(management);
        begun(order).start();
        begun(housekeeping).start();
        begun(search).start();
        if (node.role().works()) {
            begun(new MissingRows(storage.store())).start();
            begun(new EndOfWork(workers, node.shutdown()));
            workers.start();
            begun(deliveries).start();
            begun(scrub).start();
            begun(deletions).start();
            if (settings.speech().adaptNightly()) {
                begun(application.nightly(storage, clock)).start();
            }
            storage.sealed().ifPresent(files -> begun(new Sealer(storage.store(), files, clock)).start());
            watched.ifPresent(folder -> begun(folder).start());
        }
        if (node.role().answers()) {
            settings.web().risk().ifPresent(risk -> session.note("web.no-tls", risk));
            begun(web).start();
            begun(web::stopAccepting);
        }
        Thread.ofVirtual().name("ballast").start(storage.ballast()::make);
        begun(management::draining);
        management.started();
        if (node.role().works()) {
            Thread.ofPlatform().daemon().name("phrases").start(this::tellPhrases);
            application.warmUp(); // not sooner: until now the processor had better things to do
        }
    }

    /** Whoever needs the model and cannot have it is told then. */
    private void tellPhrases() {
        try {
            application.unknownPhrases().ifPresent(sentence -> session.note("speech.phrase-unknown", sentence));
        } catch (Fault later) {
            // told by the first call that needs the model
        }
    }

    /** Where people reach it; for a worker, its management port. */
    public URI address() {
        return node.role().answers() ? web.address() : URI.create("http://127.0.0.1:" + management.port());
    }

    public String describe() {
        return storage.describe();
    }

    public Optional<URI> firstAdminLink() {
        return node.role().answers() ? FirstAdmin.link(storage.store(), secrets, clock, web.address()) : Optional.empty();
    }

    /** What people may look at before there is anything of their own. */
    public ExampleHouse example() {
        return example;
    }

    /** A link that logs somebody of the example in, once, for whoever sits at the terminal. */
    public URI exampleLink(String accountId) {
        return PrintedLinks.link(new Tickets(new Sealed(AuditKey.in(storage.folder())), clock), web.address(), accountId);
    }

    /** Waits until the disk has failed; otherwise until the process ends. @return how the process must end */
    public int awaitEnd() {
        return end.join();
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        for (AutoCloseable part : begun) {
            try {
                part.close();
            } catch (Exception alreadyGone) {
                // what is not ended in order ends with the process
            }
        }
        application.close();
    }
}
