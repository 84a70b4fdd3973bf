package dev.earmark.app.command.audit;

import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.fault.Rejected;
import dev.earmark.store.AuditLog;
import dev.earmark.store.ReadLog;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earmark audit}: the record of what people and programs did. */
@Command(name = "audit", description = "The record of what people and programs did.")
public final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static CommandLine with(Session session) {
        return new CommandLine(new AuditCommand()).addSubcommand(new Verify(session)).addSubcommand(new AuditShowCommand(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** {@code earmark audit verify}. */
    @Command(
            name = "verify",
            description =
            "Checks the chains of the audit log and of the log of reads: whether an entry was changed, removed or moved. Prints their "
            + "ends, to be kept"
                    + " elsewhere.",
            footerHeading = "%nExamples:%n",
            footer = {"  earmark audit verify", "  earmark audit verify --head 4711:9f2c…    also finds an end that was cut off"})
    static final class Verify implements Callable<Integer> {

        private final Session session;

        @Mixin
        private final DataOption data = new DataOption();

        @Option(names = "--head", paramLabel = "NUMBER:MAC",
                description = "An entry that was printed earlier: it must still be in the log.")
        private @Nullable String head;

        @Option(names = "--reads-head", paramLabel = "NUMBER:MAC",
                description = "The same for the log of reads; an entry that was deleted since because of its age is not a fault.")
        private @Nullable String readsHead;

        Verify(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            try (Storage storage = session.storage()) {
                storage.store().read(tx -> {
                    verify(tx.audit());
                    verify(tx.reads());
                    return true;
                });
            }
            return session.complaints().exitCode();
        }

        private void verify(AuditLog log) {
            (head == null ? log.verify() : log.verify(AuditHead.of(head))).ifPresent(wrong -> {
                throw new Rejected("app.audit-broken", wrong);
            });
            Optional<AuditLog.Link> end = log.head();
            session.output().line("The audit log is sound: " + end.map(AuditLog.Link::number).orElse(0L) + " entries."
                    + end.map(last -> " Its end is " + last.number() + ":" + last.mac()).orElse(""));
        }

        /** Rests on the audit log, which is sound. */
        private void verify(ReadLog log) {
            (readsHead == null ? log.verify() : log.verify(AuditHead.of(readsHead))).ifPresent(wrong -> {
                throw new Rejected("app.audit-broken", wrong);
            });
            session.output().line("The log of reads is sound: " + log.count() + " entries."
                    + log.head().map(last -> " Its end is " + last.number() + ":" + last.mac()).orElse(""));
        }
    }
}
