package dev.earmark.app.command.eval;

import dev.earmark.access.Account;
import dev.earmark.access.Passwords;
import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.access.Secrets;
import dev.earmark.app.AuditKey;
import dev.earmark.app.Ids;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import dev.earmark.app.command.part.NewKey;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.bench.StoreBench;
import dev.earmark.eval.browser.Browser;
import dev.earmark.eval.browser.MadeCalls;
import dev.earmark.eval.browser.MadeHouse;
import dev.earmark.eval.browser.PageBench;
import dev.earmark.eval.browser.PageFigure;
import dev.earmark.eval.browser.SearchBench;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.engine.SqliteLibrary;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval page}. */
@Command(
        name = "page",
        sortOptions = false,
        description = "How quick the page is in an installed Chromium, against the service itself with many interactions kept (SQLite): "
        + "the review page of an hour, the list, following the sound, a verdict, memory, what is typed into the "
        + "search, figures of all of them. Ends with exit code 1 when a bar is broken.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval page", "  earmark eval page --interactions 10000 --chromium /opt/chromium/chrome"})
final class EvalPageCommand implements Callable<Integer> {

    private static final String LOGIN = "measuring";
    private static final int CALLS = 40;
    private static final int TURNS = 75;

    private final Session session;

    @Option(names = "--interactions", paramLabel = "N", description = "How many are kept while it is measured (default: ${DEFAULT-VALUE}).",
            defaultValue = "100000")
    private int interactions = 100_000;

    @Option(names = "--chromium", paramLabel = "FILE", description = "The browser (default: an installed Chromium or Chrome).")
    private @Nullable Path chromium;

    EvalPageCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (interactions < 1 || interactions > 10_000_000) {
            throw new Rejected("app.usage", "--interactions is " + interactions + "; it must be from 1 to 10000000.");
        }
        Path storage = Folders.forAWhile(session);
        String password = new Secrets(new SecureRandom()).fresh();
        try (Browser browser = Browser.start(chromium, profile(storage))) {
            session.atEnd(browser::close);
            Filled filled = fill(storage, password);
            List<PageFigure> figures = new ArrayList<>();
            // the index would still be reading all of them while the page is measured
            try (StartedService service = started(storage, Map.of("EARMARK_SEARCH_ENABLED", "false"))) {
                figures.addAll(measure(browser, service, filled, password));
            }
            tell(figures);
            try (StartedService service = started(storage, Map.of("EARMARK_SEARCH_MEANING", "false"))) {
                PageFigure search = search(browser, service, filled, password);
                figures.add(search);
                tell(List.of(search));
            }
            return figures.stream().anyMatch(PageFigure::broken) ? Complaints.BAR_BROKEN : session.complaints().exitCode();
        } finally {
            Folders.remove(storage);
        }
    }

    private StartedService started(Path storage, Map<String, String> settings) {
        StartedService service = StartedService.start(session.home(), session.dataFolder(), storage, settings);
        session.atEnd(service::close);
        return service;
    }

    private static Path profile(Path storage) {
        try {
            return Files.createDirectories(storage.resolve("browser"));
        } catch (IOException full) {
            throw new Unavailable("eval.not-written",
                    "No folder can be made for the browser in " + storage + ": " + full.getMessage() + ".", full);
        }
    }

    /**
     * What the service is started on.
     *
     * @param key          of a program that may do everything
     * @param interactions as the store itself counts them
     */
    private record Filled(String key, long interactions) {}

    private Filled fill(Path storage, String password) {
        SqliteLibrary.unpackInto(session.dataFolder());
        session.progress().about("keeping " + interactions + " interactions");
        try (SqlStore store = SqlStore.open(StoreSettings.defaults(), storage, AuditKey.in(storage))) {
            StoreBench.fillWithChats(store, interactions);
            Account account = new Account(Ids.fresh(), LOGIN, "Measuring", Role.ADMIN, null,
                    new Passwords(new SecureRandom()).hash(password), null, false, Instant.now(), 1);
            store.write(tx -> {
                tx.accounts().insert(account);
                return account.id();
            });
            long kept = store.read(tx -> tx.interactions().counts()).values().stream().mapToLong(Long::longValue).sum();
            return new Filled(NewKey.in(store, LOGIN, EnumSet.allOf(Permission.class), 1), kept);
        }
    }

    private List<PageFigure> measure(Browser browser, StartedService service, Filled filled, String password) {
        session.progress().about("scoring calls");
        String hour;
        List<String> calls;
        try (MadeHouse house = new MadeHouse(service.api(), filled.key)) {
            hour = house.keep(MadeCalls.transcript("agent-0", MadeCalls.HOUR, 0));
            calls = IntStream.rangeClosed(1, CALLS).mapToObj(i -> house.keep(MadeCalls.transcript("agent-" + i, TURNS, i))).toList();
            house.await(hour);
            calls.forEach(house::await);
        }
        session.progress().about("measuring");
        PageBench bench = new PageBench(browser.tab(), service.server(), service::processorSeconds);
        bench.logIn(LOGIN, password);
        bench.openings(hour, filled.interactions + 1 + calls.size());
        bench.hour(hour);
        bench.memory(calls);
        return bench.figures();
    }

    /** Once the index knows everything. */
    private PageFigure search(Browser browser, StartedService service, Filled filled, String password) {
        session.progress().about("indexing");
        try (MadeHouse house = new MadeHouse(service.api(), filled.key)) {
            house.awaitIndex();
        }
        session.progress().about("measuring the search");
        SearchBench bench = new SearchBench(browser.tab(), service.server(), service::processorSeconds);
        bench.logIn(LOGIN, password);
        return bench.typing(filled.interactions * StoreBench.TURNS_OF_A_CHAT);
    }

    /** What is measured, as soon as it is: indexing takes minutes. */
    private void tell(List<PageFigure> figures) {
        session.progress().clear();
        var machine = ManagementFactory.getOperatingSystemMXBean();
        session.output().line(String.format(Locale.ROOT, "%d processors, load %.1f; medians by the clock of the page",
                machine.getAvailableProcessors(), machine.getSystemLoadAverage()));
        figures.forEach(figure -> session.output().line(figure.line()));
    }
}
