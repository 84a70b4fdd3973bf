package dev.earmark.app.command;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.Settings;
import dev.earmark.app.Storage;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.inbox.Ledger;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.ReceptionListener;
import dev.earmark.inbox.Refusal;
import dev.earmark.inbox.admission.Admission;
import dev.earmark.inbox.folder.FolderImport;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.TranscriptReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark import}. */
@Command(
        name = "import",
        sortOptions = false,
        description =
        "Hands a folder of recordings (with a sidecar NAME.json beside NAME.wav) and transcripts to the service, once, and scores them. "
                + "When the service is running, it does the scoring; what was handed in before is recognised.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark import calls/2026-11", "  earmark import calls/ --team billing --queue refunds"})
final class ImportCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FOLDER", description = "Folder, with those below it, or one file.")
    private Path folder = Path.of("");

    @Option(names = "--team", paramLabel = "NAME", description = "Team of all of them.")
    private @Nullable String team;

    @Option(names = "--queue", paramLabel = "NAME", description = "Queue of all of them.")
    private @Nullable String queue;

    @Option(names = "--data", paramLabel = "FOLDER", description = "Where everything is kept (default: the setting data).")
    private @Nullable Path data;

    @Option(names = "--no-scoring", description = "Only keep them: the service scores them when it runs.")
    private boolean noScoring;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.override("data", data);
        try (Application application = session.application(); Storage alone = alone()) {
            if (alone != null) {
                take(application, alone);
                if (!noScoring) {
                    new ImportedWork(session, application, alone).run();
                }
            } else {
                beside(application);
            }
        }
        return session.complaints().exitCode();
    }

    /** @return null when the service is running */
    private @Nullable Storage alone() {
        Settings settings = session.settings();
        if (!settings.store().embedded()) {
            return null; // whether or not a node is running: the queue is shared
        }
        try {
            return Storage.take(settings, session.dataFolder(), () -> {});
        } catch (Conflict running) {
            return null;
        }
    }

    private void beside(Application application) {
        try (Storage storage = session.storageToFill()) {
            take(application, storage);
            session.output().line("The service scores them now.");
        }
    }

    private void take(Application application, Storage storage) {
        Settings settings = session.settings();
        Reception reception = new Reception(new Ledger(storage.store(), application.plan()), storage.blobs(), application.audio(),
                new TranscriptReader(settings.intake()), settings.intake(),
                new Admission(storage.store(), storage.blobs(), settings.inbox()), Clock.systemUTC(), ReceptionListener.NOBODY, () -> {});
        FolderImport door = new FolderImport(reception, storage.blobs(), new ConversationFiles(settings.intake()));
        Details known = new Details(null, Facts.NONE, null, null, new Routing(team, queue), null);
        FolderImport.Tally tally = door.take(folder, known, "command line", session.progress(), this::refused);
        session.progress().clear();
        session.output().line("%d files: %d conversations kept, %d were here before, %d refused."
                .formatted(tally.files(), tally.fresh(), tally.known(), tally.refused()));
    }

    private void refused(Refusal refusal) {
        session.tell(new Rejected(refusal.code(), refusal.sentence()));
    }
}
