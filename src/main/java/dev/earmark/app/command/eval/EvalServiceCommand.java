package dev.earmark.app.command.eval;

import dev.earmark.access.Permission;
import dev.earmark.app.Application;
import dev.earmark.app.AuditKey;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import dev.earmark.app.command.part.NewKey;
import dev.earmark.app.command.part.RubricChoice;
import dev.earmark.eval.bench.ServiceBench;
import dev.earmark.eval.bench.StoreBench;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Progress;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Details;
import dev.earmark.rubric.Rubric;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.engine.SqliteLibrary;
import dev.earmark.transcript.Channel;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval service}. */
@Command(
        name = "service",
        sortOptions = false,
        description =
        "How soon the service is ready with many interactions kept (SQLite), and what it adds to the time that one recorded call takes.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval service", "  earmark eval service long-call.wav --rounds 5 --interactions 100000"})
final class EvalServiceCommand implements Callable<Integer> {

    private static final int STARTS = 5;

    private final Session session;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A recorded call (default: a sample).")
    private @Nullable Path recording;

    @Option(names = "--interactions", paramLabel = "N", description = "How many are kept while it is measured (default: ${DEFAULT-VALUE}).",
            defaultValue = "10000")
    private int interactions = 10_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often the call is scored each way (default: ${DEFAULT-VALUE}).",
            defaultValue = "9")
    private int rounds = 9;

    EvalServiceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (interactions < 1 || interactions > 10_000_000) {
            throw new Rejected("app.usage", "--interactions is " + interactions + "; it must be from 1 to 10000000.");
        }
        if (rounds < 1 || rounds > 1_000) {
            throw new Rejected("app.usage", "--rounds is " + rounds + "; it must be from 1 to 1000.");
        }
        Path call = recording == null ? session.home().resolve("eval-sets/sample-calls/audio/bank-lost-card.wav") : recording;
        Path storage = Folders.forAWhile(session);
        try (Application application = session.application()) {
            Runnable bare = alone(application, call);
            bare.run();
            String key = fill(storage);
            ready(storage);
            try (StartedService service = begun(storage)) {
                new ServiceBench(session.output().stream(), service.api(), key).overhead(call, bare, rounds);
            }
        } finally {
            Folders.remove(storage);
        }
        return session.complaints().exitCode();
    }

    /** The stages, called directly. */
    private static Runnable alone(Application application, Path call) {
        Rubric rubric = new RubricChoice(application.rubrics(), application.settings().rubrics(), null, application.embedder(),
                application.embedderOfRubrics()).forChannel(Channel.VOICE);
        Consumer<Arrival> scoring = arrival -> {
            switch (arrival) {
                case Arrival.Accepted accepted -> application.pipeline().run(accepted.found(), rubric, Progress.SILENT);
                case Arrival.PassedOver _ -> throw new IllegalStateException("a sample is not of a kind that is read");
                case Arrival.Refused(var _, Fault fault) -> throw fault;
            }
        };
        return () -> application.intake().take(call, Details.NOTHING, scoring);
    }

    /** @return the key of a program that may do everything */
    private String fill(Path storage) {
        SqliteLibrary.unpackInto(session.dataFolder());
        session.progress().about("keeping " + interactions + " interactions");
        try (SqlStore store = SqlStore.open(StoreSettings.defaults(), storage, AuditKey.in(storage))) {
            StoreBench.fillWithChats(store, interactions);
            session.progress().clear();
            return NewKey.in(store, "measuring", EnumSet.allOf(Permission.class), 1);
        }
    }

    private void ready(Path storage) {
        double[] seconds = IntStream.range(0, STARTS).mapToDouble(_ -> {
            try (StartedService service = begun(storage)) {
                return service.secondsToReady();
            }
        }).sorted().toArray();
        session.output().line(String.format(Locale.ROOT, "Ready with %,d interactions kept, median of %d starts: %.2f s", interactions,
                STARTS, seconds[STARTS / 2]));
    }

    private StartedService begun(Path storage) {
        StartedService service = StartedService.start(session.home(), session.dataFolder(), storage);
        session.atEnd(service::close);
        return service;
    }
}
