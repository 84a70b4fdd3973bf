package dev.earmark.app.command.audit;

import dev.earmark.access.Account;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.app.command.part.HtmlFiles;
import dev.earmark.store.AuditLog.Link;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code earmark audit show}: the audit log and the log of reads in one, by time. */
@Command(
        name = "show",
        description = "Prints what people and programs did and what they read, the oldest entry first. The numbers of reads begin with r.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark audit show | tail",
            "  earmark audit show --interaction 0198…    who read, heard, changed or deleted it",
            "  earmark audit show --person rita          by login, or by id of an account or key"
        })
final class AuditShowCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    private final Session session;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--interaction", paramLabel = "ID", description = "Only entries about this interaction.")
    private @Nullable String interaction;

    @Option(names = "--person", paramLabel = "LOGIN|ID", description = "Only what this account or key did or read.")
    private @Nullable String person;

    AuditShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        data.applyTo(session);
        try (Storage storage = session.storage()) {
            Store store = storage.store();
            @Nullable String actor = actor(store);
            Entries done = new Entries(store, (tx, after) -> tx.audit().after(after, PAGE, interaction, actor));
            Entries read = new Entries(store, (tx, after) -> tx.reads().after(after, PAGE, interaction, actor));
            while (done.first() != null || read.first() != null) {
                if (first(done.first(), read.first())) {
                    show("", done.take());
                } else {
                    show("r", read.take());
                }
            }
        }
        return session.complaints().exitCode();
    }

    /** A login stands for the id of its account. */
    private @Nullable String actor(Store store) {
        String given = person;
        return given == null ? null : store.read(tx -> tx.accounts().byLogin(given.toLowerCase(Locale.ROOT)).map(Account::id))
                .orElse(given);
    }

    private static boolean first(@Nullable Link one, @Nullable Link other) {
        return one != null && (other == null || !one.entry().at().isAfter(other.entry().at()));
    }

    private void show(String mark, Link link) {
        session.output().line(PlainText.oneLine("%s%d  %s  %s  %s  %s  %s".formatted(
                mark, link.number(), link.entry().at(), link.entry().actor(), link.entry().action(), link.entry().target(),
                link.entry().detail()).strip()));
    }

    @FunctionalInterface
    private interface HtmlFiles {
        List<Link> after(Store.Tx tx, long number);
    }

    /** The entries of one log, page by page. */
    private static final class Entries {

        private final Store store;
        private final HtmlFiles pages;
        private final Deque<Link> page = new ArrayDeque<>();
        private long after;
        private boolean ended;

        Entries(Store store, HtmlFiles pages) {
            this.store = store;
            this.pages = pages;
        }

        @Nullable Link first() {
            if (page.isEmpty() && !ended) {
                List<Link> next = store.read(tx -> pages.after(tx, after));
                page.addAll(next);
                ended = next.size() < PAGE;
                after = next.isEmpty() ? after : next.getLast().number();
            }
            return page.peekFirst();
        }

        Link take() {
            return page.removeFirst();
        }
    }
}
