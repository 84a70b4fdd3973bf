package dev.earmark.app;

import dev.earmark.fault.Rejected;
import dev.earmark.store.AuditLog;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earmark audit}: the record of what people and programs did. */
@Command(name = "audit", description = "The record of what people and programs did.")
final class AuditCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine with(Session session) {
        return new CommandLine(new AuditCommand()).addSubcommand(new Verify(session)).addSubcommand(new Show(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** {@code earmark audit verify}. */
    @Command(
            name = "verify",
            description = "Checks the chain of the audit log: whether an entry was changed, removed or moved. Prints its end, to be kept elsewhere.",
            footerHeading = "%nExamples:%n",
            footer = {"  earmark audit verify", "  earmark audit verify --head 4711:9f2c…    also finds an end that was cut off"})
    static final class Verify implements Callable<Integer> {

        private final Session session;

        @Option(names = "--data", paramLabel = "FOLDER", description = "Where everything is kept (default: the setting data).")
        private @Nullable Path data;

        @Option(names = "--head", paramLabel = "NUMBER:MAC", description = "An end that was printed earlier: it must still be in the log.")
        private @Nullable String head;

        Verify(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            session.override("data", data);
            try (Storage storage = session.storage()) {
                storage.store().read(tx -> {
                    verify(tx.audit());
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
    }

    /** {@code earmark audit show}. */
    @Command(name = "show", description = "Prints the entries, the oldest first.", footerHeading = "%nExample:%n", footer = "  earmark audit show | tail")
    static final class Show implements Callable<Integer> {

        private static final int PAGE = 500;

        private final Session session;

        @Option(names = "--data", paramLabel = "FOLDER", description = "Where everything is kept (default: the setting data).")
        private @Nullable Path data;

        Show(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            session.override("data", data);
            try (Storage storage = session.storage()) {
                long after = 0;
                java.util.List<AuditLog.Link> page;
                do {
                    long from = after;
                    page = storage.store().read(tx -> tx.audit().after(from, PAGE));
                    page.forEach(this::show);
                    after = page.isEmpty() ? after : page.getLast().number();
                } while (page.size() == PAGE);
            }
            return session.complaints().exitCode();
        }

        private void show(AuditLog.Link link) {
            session.output().line(PlainText.oneLine("%d  %s  %s  %s  %s  %s".formatted(
                    link.number(), link.entry().at(), link.entry().actor(), link.entry().action(), link.entry().target(), link.entry().detail()).strip()));
        }
    }
}
