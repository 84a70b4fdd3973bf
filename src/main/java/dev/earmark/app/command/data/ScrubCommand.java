package dev.earmark.app.command.data;

import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.app.command.part.KeptIndex;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.fault.Rejected;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.store.Soundness.Rot;
import dev.earmark.store.sql.backup.BackupContent;
import dev.earmark.text.PlainText;
import dev.earmark.upkeep.Mending;
import dev.earmark.upkeep.ReadingRate;
import dev.earmark.upkeep.Scrub;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code earmark scrub}. */
@Command(
        name = "scrub",
        sortOptions = false,
        description =
        "Reads everything that is kept, recordings, rows and the pages of the database, compares it with what was written, and says what "
        + "is damaged and what to "
                + "do. Works while the service runs, which does the same slowly once a day. "
                + "Ends with exit code 3 when something is damaged.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark scrub",
            "  earmark scrub --backup /mnt/backups/2026-11-22      reads a backup, too",
            "  earmark scrub --mend-from /mnt/backups/2026-11-22   replaces what is damaged, by its digest"
        })
public final class ScrubCommand implements Callable<Integer> {

    private static final int MOST_NAMED = 10_000;

    private final Session session;
    private final Clock clock = Clock.systemUTC();

    @Option(names = "--backup", paramLabel = "FOLDER", description = "A backup to be read as well, several times.")
    private List<Path> backups = new ArrayList<>();

    @Option(names = "--mend-from", paramLabel = "BACKUP",
            description = "Replaces what is known to be damaged from this backup; checks everything first when nothing is known.")
    private @Nullable Path mendFrom;

    @Option(names = "--rate", paramLabel = "MIB", description = "Most MiB that are read in a second (default: as fast as the disk can).",
            defaultValue = "0")
    private int rate;

    @Mixin
    private final DataOption data = new DataOption();

    public ScrubCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        data.applyTo(session);
        if (rate < 0) {
            throw new Rejected("app.usage", "--rate is " + rate + "; it must not be negative.");
        }
        try (Storage storage = session.storage()) {
            Scrub scrub = new Scrub(storage.store(), storage.blobs(), clock, new ReadingRate((long) rate << 20));
            if (mendFrom == null || scrub.rotten(1).isEmpty()) {
                session.progress().at("reading everything", 0);
                String seen = LastScrub.sentence(scrub.whole());
                session.progress().clear();
                session.output().line(seen + ".");
            }
            if (mendFrom != null) {
                mend(storage, mendFrom);
            }
            scrub.rotten(MOST_NAMED).forEach(this::tell);
            if (session.settings().search().enabled()) {
                session.output().line(KeptIndex.of(session, storage).check());
            }
        }
        learnt();
        backups.forEach(this::look);
        return session.complaints().exitCode();
    }

    /** Versions of what the recogniser has learnt lie beside the database, in the data folder of each node. */
    private void learnt() {
        AdaptedTalks.Kept learnt = new AdaptedTalks(session.dataFolder()).kept();
        if (learnt.versions() > 0) {
            session.output().line(learnt.versions() + " adapted versions of the recogniser are as they were learnt.");
        }
        learnt.damaged().forEach(wrong -> session.complaints().tell(Complaints.UNAVAILABLE, wrong.code(), wrong.sentence()));
    }

    private void mend(Storage storage, Path backup) {
        Mending.Outcome outcome = new Mending(storage.store(), storage.blobs(), clock, "command line").from(backup);
        outcome.mended().forEach(place -> session.output().line(PlainText.oneLine(place + " is repaired.")));
        session.output().line(outcome.mended().size() + " replaced from " + backup + ", " + outcome.left().size() + " still damaged.");
        if (!outcome.mended().isEmpty()) {
            session.output().line("What was parked because of it can be tried again: POST /api/v1/interactions/ID/retry.");
        }
    }

    private void tell(Rot rot) {
        String where = rot.place() + (rot.interactionId() == null ? "" : " of interaction " + rot.interactionId());
        switch (rot.kind()) {
            case FILE -> session.complaints().tell(Complaints.UNAVAILABLE, "store.blob-rotten",
                    "The file " + where + " is damaged: " + rot.found() + ". Replace it: earmark scrub --mend-from BACKUP.");
            case ROW -> session.complaints().tell(Complaints.UNAVAILABLE, "store.row-rotten",
                    "The row " + where + " is damaged: " + rot.found() + ". Replace it: earmark scrub --mend-from BACKUP.");
            case DATABASE -> session.complaints().tell(Complaints.UNAVAILABLE, "store.database-rotten",
                    "The " + where + " is damaged: " + rot.found()
                    + ". Restore from a backup into a new folder: earmark restore BACKUP --data NEW-FOLDER.");
        }
    }

    private void look(Path backup) {
        session.progress().at("reading " + backup, 0);
        try (BackupContent content = BackupContent.open(backup)) {
            List<String> wrong = content.wrong();
            session.progress().clear();
            session.output().line(PlainText.oneLine(backup + ": " + content.files() + " files, "
                    + (wrong.isEmpty() ? "all as they were copied." : wrong.size() + " missing or changed.")));
            wrong.forEach(path -> session.complaints().tell(Complaints.UNAVAILABLE, "store.backup-damaged",
                    "The file " + path + " of the backup " + backup + " is missing or has changed since: make another backup."));
        }
    }
}
