package dev.earmark.app.command;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.Settings;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.app.command.part.PassedOver;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.inbox.Ledger;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.ReceptionListener;
import dev.earmark.inbox.Refusal;
import dev.earmark.inbox.admission.Admission;
import dev.earmark.inbox.folder.FolderImport;
import dev.earmark.inbox.pull.Pull;
import dev.earmark.inbox.pull.RemoteFiles;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.ConversationFiles.Left;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.DetailsReader;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.redaction.Redactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark import}. */
@Command(
        name = "import",
        sortOptions = false,
        description =
        "Hands a folder of recordings (with a sidecar NAME.json beside NAME.wav) and transcripts to the service, once, and scores them. "
                + "When the service is running, it does the scoring; conversations that were handed in before are recognised.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark import calls/2026-11", "  earmark import calls/ --team billing --queue refunds",
            "  earmark import calls/ --try", "  earmark import s3://recordings/2026/11",
            "  earmark import sftp://earmark@pbx.example.org/monitor", "  earmark import genesys://mypurecloud.de --since 2026-11-01"})
final class ImportCommand implements Callable<Integer> {

    private final Session session;
    private int passed;

    @Parameters(paramLabel = "FOLDER|ADDRESS", description = "Folder, with those below it, or one file; or a place elsewhere, from which"
            + " what is new is fetched: s3://BUCKET/PREFIX (settings s3.…), sftp://USER@HOST/FOLDER, twilio://ACCOUNT or genesys://REGION"
            + " (settings pull.…).")
    private String from = "";

    @Option(names = "--team", paramLabel = "NAME", description = "Team of all of them.")
    private @Nullable String team;

    @Option(names = "--queue", paramLabel = "NAME", description = "Queue of all of them.")
    private @Nullable String queue;

    @Option(names = "--language", paramLabel = "TAG", description = "Language of all of them, such as es or es-MX: recordings are heard"
            + " with a model for it (default: the sidecar's, else that of the queue's model or the usual one).")
    private @Nullable String language;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--no-scoring", description = "Only keep them: the service scores them when it runs.")
    private boolean noScoring;

    @Option(names = "--try", description = "Take nothing in: show what would be read from the first ten files, also from their names, and"
            + " what would be passed over.")
    private boolean trial;

    @Option(names = "--since", paramLabel = "YYYY-MM-DD", description = "First day (UTC) of which recordings are fetched from Twilio or"
            + " Genesys Cloud (default: where the last run ended, the first time 30 days back).")
    private @Nullable LocalDate since;

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        data.applyTo(session);
        if (trial) {
            if (PulledPlace.is(from)) {
                throw new Rejected("app.usage", "--try looks into folders of this machine; fetch some files of " + from + " first.");
            }
            new ImportTrial(session, session.settings().intake()).show(Path.of(from), known());
            return session.complaints().exitCode();
        }
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
        Redactor redactor = application.redactor();
        Redactor used = storage.sealed().isPresent() ? redactor : redactor.withoutOriginals(); // the first start of the service encrypts
        Reception reception = new Reception(new Ledger(storage.store(), application.plan()), storage.blobs(), application.audio(),
                new TranscriptReader(settings.intake(), used), settings.intake(), application.languages(),
                new Admission(storage.store(), storage.blobs(), settings.inbox()), Clock.systemUTC(), ReceptionListener.NOBODY, () -> {});
        FolderImport door = new FolderImport(reception, storage.blobs(), new ConversationFiles(settings.intake()));
        if (PulledPlace.is(from)) {
            pull(door, new ConversationFiles(settings.intake()));
        } else {
            take(door, Path.of(from), settings);
        }
    }

    /** A restart goes on where this one ended. */
    private void pull(FolderImport door, ConversationFiles files) {
        Settings settings = session.settings();
        Pull pull = new Pull(session.dataFolder().resolve("pulls"), Clock.systemUTC());
        try (RemoteFiles place = new PulledPlace(settings, Clock.systemUTC()).open(from, pull, since)) {
            Pull.Tally tally = pull.from(place, files::mayBelong, folder -> take(door, folder, settings));
            session.output().line("%s: %d files fetched, %d were fetched before, %d of no kind that is read."
                    .formatted(place.address(), tally.fetched(), tally.before(), tally.other()));
            later(tally.gone(), "%d files were deleted or changed while they were fetched; the next run fetches what is there then.");
            later(place.notReady(), "%d recordings are not ready yet; the next run fetches them.");
        }
    }

    private void later(int count, String sentence) {
        if (count > 0) {
            session.note("pipeline.passed-over", sentence.formatted(count));
        }
    }

    private void take(FolderImport door, Path folder, Settings settings) {
        FolderImport.Tally tally = door.take(folder, known(), "command line", session.progress(), new Telling());
        session.progress().clear();
        session.output().line("%d files: %d conversations kept, %d were here before, %d refused."
                .formatted(tally.files(), tally.fresh(), tally.known(), tally.refused()));
        if (Files.isDirectory(folder)) {
            Map<Left, List<Path>> left = new EnumMap<>(new ConversationFiles(settings.intake()).passedOverBelow(folder));
            left.keySet().removeAll(Set.of(Left.LINK, Left.BESIDE_LINK)); // told already, one by one
            new PassedOver(session).tell(left);
        }
    }

    private Details known() {
        return new Details(null, Facts.NONE, null, null, new Routing(team, queue, DetailsReader.language(language, "--language")), null);
    }

    private final class Telling implements FolderImport.Told {

        @Override
        public void refused(Refusal refusal) {
            session.tell(new Rejected(refusal.code(), refusal.sentence()));
        }

        @Override
        public void noted(String sentence) {
            session.note("pipeline.noted", sentence);
        }

        @Override
        public void passedOver(Refusal why) {
            passed++;
            session.note("pipeline.passed-over", why.sentence());
        }
    }
}
