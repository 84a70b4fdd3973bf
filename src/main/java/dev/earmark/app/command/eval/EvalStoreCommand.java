package dev.earmark.app.command.eval;

import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import dev.earmark.eval.bench.StoreBench;
import dev.earmark.encryption.KeyRing;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.engine.SqliteLibrary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval store}. */
@Command(
        name = "store",
        sortOptions = false,
        description =
        "How many interactions a second are accepted and stored, and how long it takes to get and list them, on SQLite, on SQLite in "
        + "which everything is encrypted, and beside it on a PostgreSQL database.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval store", "  earmark eval store --interactions 20000 --postgres jdbc:postgresql://localhost/empty?user=me"})
final class EvalStoreCommand implements Callable<Integer> {

    private static final byte[] KEY = new byte[32];

    private final Session session;

    @Option(names = "--interactions", paramLabel = "N",
            description = "How many are kept before getting and listing is timed (default: ${DEFAULT-VALUE}).", defaultValue = "100000")
    private int interactions = 100_000;

    @Option(names = "--postgres", paramLabel = "URL",
            description = "An empty PostgreSQL database to be measured too; everything in it is left behind.")
    private @Nullable String postgres;

    EvalStoreCommand(Session session) {
        this.session = session;
    }

    private static Store encrypted(Path folder) {
        KeyRing ring = KeyRing.ofItsOwn();
        Store store = SqlStore.open(StoreSettings.defaults(), folder, KEY, ring);
        store.<Boolean>write(tx -> {
            tx.keys().begin(Instant.now());
            return true;
        });
        return store;
    }

    @Override
    public Integer call() {
        if (interactions < 1_000 || interactions > 10_000_000) {
            throw new Rejected("app.usage", "--interactions is " + interactions + "; it must be from 1000 to 10000000.");
        }
        Path folder = Folders.forAWhile(session);
        SqliteLibrary.unpackInto(session.dataFolder());
        Map<String, Store> stores = new LinkedHashMap<>();
        try {
            stores.put("SQLite", SqlStore.open(StoreSettings.defaults(), folder, KEY));
            stores.put("SQLite, encrypted", encrypted(folder.resolve("encrypted")));
            if (postgres != null) {
                stores.put("PostgreSQL", SqlStore.open(new StoreSettings(null, postgres, null, null, 20), folder, KEY));
            }
            new StoreBench(session.output().stream(), stores).run(interactions);
        } finally {
            stores.values().forEach(Store::close);
            Folders.remove(folder);
        }
        return session.complaints().exitCode();
    }
}
