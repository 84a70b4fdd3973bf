package dev.earmark.app.command.privacy;

import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.fault.Rejected;
import dev.earmark.forgetting.DueRound;
import dev.earmark.inbox.Erasure;
import dev.earmark.retention.Deletion;
import dev.earmark.retention.RetentionRules;
import dev.earmark.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earmark retention}: what the rules would delete, and what was deleted. */
@Command(name = "retention", description = "How long what is kept: what the rules would delete now, and what was deleted.")
public final class RetentionCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static CommandLine with(Session session) {
        return new CommandLine(new RetentionCommand()).addSubcommand(new Preview(session)).addSubcommand(new Report(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }

    /** {@code earmark retention preview}. */
    @Command(
            name = "preview",
            description = "Prints the rules and what they would delete now; deletes nothing. Rules are set on the page, under "
                    + "Administration.",
            footerHeading = "%nExamples:%n",
            footer = "  earmark retention preview")
    static final class Preview implements Callable<Integer> {

        private static final int NAMED = 20;

        private final Session session;

        @Mixin
        private final DataOption data = new DataOption();

        Preview(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            Clock clock = Clock.systemUTC();
            try (Storage storage = session.storage()) {
                RetentionRules rules = storage.store().read(tx -> tx.retention().rules());
                if (rules.all().isEmpty()) {
                    session.output().line("There is no rule, so everything is kept until somebody deletes it.");
                }
                DueRound.Preview due = new DueRound(storage.store(), new Erasure(storage.store(), storage.blobs(), clock), clock)
                        .preview(NAMED);
                rules.all().forEach(rule -> session.output().line(PlainText.oneLine(rule.words() + "  ("
                        + due.counts().getOrDefault(rule, 0) + " are due now)")));
                rules.ties().forEach(tie -> session.output().line(PlainText.oneLine(tie.sentence())));
                due.first().forEach(one -> session.output().line(PlainText.oneLine(one.interactionId() + "  " + one.kind().label()
                        + "  since " + one.since() + "  " + one.rule().words())));
            }
            return session.complaints().exitCode();
        }
    }

    /** {@code earmark retention report}. */
    @Command(
            name = "report",
            description = "Prints what was deleted, when, and by which rule or why, the newest first; nothing of what was deleted.",
            footerHeading = "%nExamples:%n",
            footer = {"  earmark retention report", "  earmark retention report --since 2026-03-01"})
    static final class Report implements Callable<Integer> {

        private static final int PAGE = 500;

        private final Session session;

        @Option(names = "--since", paramLabel = "DAY", description = "From this day on (UTC), as in 2026-03-01.")
        private @Nullable String since;

        @Mixin
        private final DataOption data = new DataOption();

        Report(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            data.applyTo(session);
            Instant from = since == null ? Instant.EPOCH : day(since);
            Instant to = Clock.systemUTC().instant().plusSeconds(1);
            try (Storage storage = session.storage()) {
                @Nullable String before = null;
                List<Deletion> page;
                do {
                    String last = before;
                    page = storage.store().read(tx -> tx.retention().deletions(from, to, last, PAGE));
                    page.forEach(one -> session.output().line(PlainText.oneLine(one.at() + "  " + one.interactionId() + "  "
                            + one.kind().label() + "  " + one.why() + "  " + one.by())));
                    before = page.isEmpty() ? null : page.getLast().id();
                } while (page.size() == PAGE);
            }
            return session.complaints().exitCode();
        }

        private static Instant day(String text) {
            try {
                return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException wrong) {
                throw new Rejected("app.usage", "--since must be a day, as in 2026-03-01.", wrong);
            }
        }
    }
}
