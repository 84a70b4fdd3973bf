package dev.earmark.app.command;

import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.fault.Rejected;
import dev.earmark.outcome.entry.OutcomeEntry;
import dev.earmark.outcome.entry.OutcomeImport;
import dev.earmark.outcome.entry.RowFate;
import dev.earmark.redaction.Redactor;
import dev.earmark.text.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark import-outcomes}. */
@Command(
        name = "import-outcomes",
        sortOptions = false,
        description =
        "Keeps how interactions ended, from a table: columns \"csat\" (1 to 5), \"nps\" (0 to 10), \"resolved\", \"sale\", "
                + "\"escalated\" (yes or no), \"reason\" and \"comment\" (of the customer), joined by \"id\", "
                + "\"external id\", or \"customer\" and \"time\" (within ten minutes of the start). What was known "
                + "before stays readable; the latest value counts. Rows that could not be used are listed.",
        footerHeading = "%nExample:%n",
        footer = "  earmark import-outcomes ratings-2026-11.csv")
final class ImportOutcomesCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "Table as CSV with a line of column names, in UTF-8.")
    private Path file = Path.of("");

    @Option(names = "--try", description = "Keeps nothing, only says what would be.")
    private boolean trial;

    @Mixin
    private final DataOption data = new DataOption();

    ImportOutcomesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        data.applyTo(session);
        try (BufferedReader table = Files.newBufferedReader(file); Storage storage = session.storageToFill()) {
            OutcomeEntry entry = new OutcomeEntry(Clock.systemUTC(), new Redactor(session.settings().redaction()));
            OutcomeImport.Taken taken = new OutcomeImport(storage.store(), entry, OutcomeImport.Sender.commandLine(), trial, this::tell)
                    .take(String.valueOf(file.getFileName()), table);
            session.output().line(String.format(Locale.ROOT, "%,d rows: %,d about an interaction, %,d new facts %s, %,d rows not used.",
                    taken.rows(), taken.matched(), taken.kept(), trial ? "would be kept" : "kept", taken.rows() - taken.matched()));
        } catch (IOException unreadable) {
            throw new Rejected("outcome.no-table", "The table " + PlainText.quoted(file.toString()) + " cannot be read as text in UTF-8 ("
                    + unreadable.getClass().getSimpleName() + ").", unreadable);
        }
        return session.complaints().exitCode();
    }

    private void tell(RowFate row) {
        if (!row.sentence().isEmpty()) {
            session.tell(new Rejected("outcome.row-unused", "Line " + row.line() + ": " + row.sentence()));
        }
    }
}
