package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.playbook.PlaybookEval;
import dev.earmark.eval.playbook.PlaybookScale;
import dev.earmark.eval.playbook.StarBank;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.engine.SqliteLibrary;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval playbook}. */
@Command(
        name = "playbook",
        sortOptions = false,
        description =
        "Makes up months of contact centres in which some habits of agents help and others do nothing, and counts how many of them the "
        + "playbook finds and how many it finds that are not there, beside a raw comparison of the same months.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval playbook --months 10")
final class EvalPlaybookCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--calls", paramLabel = "N", description = "Calls in a month (default: ${DEFAULT-VALUE}).", defaultValue = "2000")
    private int calls = 2000;

    @Option(names = "--months", paramLabel = "N", defaultValue = "10",
            description = "Months of each of four trades, as many with something to find as without (default: ${DEFAULT-VALUE}).")
    private int months = 10;

    @Option(names = "--errors", paramLabel = "SHARE", defaultValue = "0.15",
            description = "Share of words that are misheard (default: ${DEFAULT-VALUE}).")
    private double errors = 0.15;

    @Option(names = "--without-meaning", description = "Do without sentence vectors.")
    private boolean withoutMeaning;

    @Option(names = "--star-bank", description = "Instead: look for plays in the bank conversations of STAR, and print each to be read.")
    private boolean starBank;

    @Option(names = "--scale", paramLabel = "N", description = "Instead: time and memory for so many calls, and for another day of 2,000.")
    private int scale;

    EvalPlaybookCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            if (starBank) {
                new StarBank(session.corpora(), application.embedder(), application.sentiments()).run(session.output().stream());
                return Complaints.FINE;
            }
            if (scale > 0) {
                return scaled(application);
            }
            PlaybookEval eval = new PlaybookEval(withoutMeaning ? null : application.embedder(), application.sentiments(), errors,
                    session.output().stream());
            return eval.run(calls, months) ? Complaints.FINE : Complaints.BAR_BROKEN;
        }
    }

    private int scaled(Application application) {
        Path folder = Folders.forAWhile(session);
        SqliteLibrary.unpackInto(session.dataFolder());
        try (Store store = SqlStore.open(StoreSettings.defaults(), folder, new byte[32])) {
            new PlaybookScale(store, application.embedder(), session.output().stream()).run(scale);
        } finally {
            Folders.remove(folder);
        }
        return Complaints.FINE;
    }
}
