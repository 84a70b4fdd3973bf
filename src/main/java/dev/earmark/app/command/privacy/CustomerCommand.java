package dev.earmark.app.command.privacy;

import dev.earmark.access.AuditEntry;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.forgetting.CustomerErasure;
import dev.earmark.forgetting.CustomerErasure.Forgotten;
import dev.earmark.inbox.Erasure;
import dev.earmark.report.customer.CustomerFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earmark customer}: everything of a customer as a file, or forgotten. */
@Command(name = "customer", description = "Gives everything that is kept of a customer as a file, or forgets the customer.")
public final class CustomerCommand implements Runnable {

    private static final String BY = "command line";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static CommandLine with(Session session) {
        return new CommandLine(new CustomerCommand()).addSubcommand(new Export(session)).addSubcommand(new Erase(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** {@code earmark customer export}. */
    @Command(
            name = "export",
            sortOptions = false,
            description = "Writes everything that is kept of a customer into a ZIP: customer.json for programs, index.txt to be read, "
                    + "and the "
                    + "recordings. Works while the service runs.",
            footerHeading = "%nExamples:%n",
            footer = "  earmark customer export c-4711 --to c-4711.zip")
    static final class Export implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "ID", description = "Of the customer, as interactions name it.")
        private String customer = "";

        @Option(names = "--to", paramLabel = "FILE", required = true, description = "The ZIP; a file that is there is not written over.")
        private Path to = Path.of("");

        @Mixin
        private final DataOption data = new DataOption();

        Export(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            try (Storage storage = session.storage()) {
                CustomerFile files = new CustomerFile(storage.store(), storage.blobs(), Clock.systemUTC());
                List<String> known = files.ids(customer); // before a file is made
                int count = written(files);
                storage.store().<Boolean>write(tx -> {
                    tx.audit().append(new AuditEntry(Clock.systemUTC().instant(), BY, "customer.export", "", count + " interactions"));
                    return true;
                });
                session.output().line(count + (count == 1 ? " interaction" : " interactions") + " of the customer written to " + to
                        + (count < known.size() ? "; others were deleted meanwhile." : "."));
            }
            return session.complaints().exitCode();
        }

        private int written(CustomerFile files) {
            try (OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                return files.write(customer, out);
            } catch (FileAlreadyExistsException there) {
                throw new Conflict("app.file-exists", "The file " + to + " exists already; name another one.", there);
            } catch (IOException unwritten) {
                throw new Unavailable("app.output-failed", "The file " + to + " cannot be written: " + unwritten.getMessage() + ".",
                        unwritten);
            }
        }
    }

    /** {@code earmark customer erase}. */
    @Command(
            name = "erase",
            sortOptions = false,
            description = "Forgets a customer: every interaction with sound, words, scores, comments and everything else that hangs on it. "
                    + "What is held stays, and is said. Works while the service runs. It cannot be taken back.",
            footerHeading = "%nExamples:%n",
            footer = {"  earmark customer export c-4711 --to c-4711.zip", "  earmark customer erase c-4711 --yes"})
    static final class Erase implements Callable<Integer> {

        private final Session session;

        @Parameters(paramLabel = "ID", description = "Of the customer, as interactions name it.")
        private String customer = "";

        @Option(names = "--yes", description = "Does it; without it only says how many interactions would go.")
        private boolean sure;

        @Mixin
        private final DataOption data = new DataOption();

        Erase(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            Clock clock = Clock.systemUTC();
            try (Storage storage = session.storage()) {
                if (!sure) {
                    int count = new CustomerFile(storage.store(), storage.blobs(), clock).ids(customer).size();
                    throw new Rejected("app.usage", count + (count == 1 ? " interaction" : " interactions")
                            + " of the customer would be deleted for good. Say --yes to do it.");
                }
                Forgotten forgotten = new CustomerErasure(storage.store(), new Erasure(storage.store(), storage.blobs(), clock), clock)
                        .forget(customer, BY);
                session.output().line(forgotten.interactions() + " interactions of the customer are deleted"
                        + (forgotten.held() == 0 ? "." : "; " + forgotten.held() + " are held and stay."));
                if (!forgotten.traceless()) {
                    session.output().line("Somebody reads the database at this moment, so traces stay in its log until the service's next "
                            + "round of deletions.");
                }
                session.output().line("Backups made before hold them still; a restore deletes them again when it is told what was deleted "
                        + "since (earmark restore --erased-since).");
            }
            return session.complaints().exitCode();
        }
    }
}
