package dev.earmark.example;

import dev.earmark.access.Account;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.access.Role;
import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.inbox.Erasure;
import dev.earmark.inbox.Reception;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Stage;
import dev.earmark.interaction.Status;
import dev.earmark.playbook.making.MadePlaybook;
import dev.earmark.playbook.making.PlaybookQuestion;
import dev.earmark.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the example into a house where nothing is, and takes it away again. Safe for many threads; one load at a time. */
public final class ExampleHouse implements AutoCloseable {

    /** Id of the account of whoever looks at a folder that holds nothing but the example. */
    public static final String VISITOR = "example-visitor";

    static final String BEGUN = "house.load-example";
    static final String DONE = "house.example-loaded";

    private final Path folder;
    private final Store store;
    private final BlobStore blobs;
    private final Function<Clock, Reception> receptions;
    private final Erasure erasure;
    private final Function<PlaybookQuestion, MadePlaybook> maker;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Logger log = LoggerFactory.getLogger(ExampleHouse.class);
    private @Nullable Loading loading;
    private volatile @Nullable String trouble;

    /**
     * @param folder     of the example's files
     * @param receptions make a reception that goes by a clock
     * @param maker      finds plays in what the store holds
     * @param ids        gives UUIDs of version 7
     */
    public ExampleHouse(Path folder, Store store, BlobStore blobs, Function<Clock, Reception> receptions, Erasure erasure,
            Function<PlaybookQuestion, MadePlaybook> maker, Clock clock, Supplier<String> ids) {
        this.folder = folder;
        this.store = store;
        this.blobs = blobs;
        this.receptions = receptions;
        this.erasure = erasure;
        this.maker = maker;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * How far the example has come.
     *
     * @param loadable     whether it can be loaded now, because nothing else is here
     * @param loading      whether something of it is still to come
     * @param interactions that are here
     * @param scored       of them
     * @param waiting      calls that are still to be listened to
     * @param trouble      why it could not be loaded to its end, one sentence; null when nothing is wrong
     */
    public record State(boolean loadable, boolean loading, int interactions, int scored, int waiting, @Nullable String trouble) {}

    public State state() {
        boolean under = underWay();
        return store.read(tx -> {
            List<Interaction> all = tx.interactions().examples();
            boolean empty = all.isEmpty() && tx.interactions().counts().values().stream().allMatch(count -> count == 0);
            int scored = (int) all.stream().filter(one -> one.status() instanceof Status.Scored).count();
            int waiting = (int) all.stream().filter(ExampleHouse::waits).count();
            return new State(empty && !under, under, all.size(), scored, waiting, trouble);
        });
    }

    private static boolean waits(Interaction one) {
        return one.stage() == Stage.RECEIVED && one.status() instanceof Status.Processing;
    }

    private synchronized boolean underWay() {
        return loading != null && loading.isAlive();
    }

    /** Whether a load was begun here and not ended, because the program ended before. */
    public boolean unfinished() {
        return store.read(tx -> tx.audit().last(BEGUN).isPresent() && tx.audit().last(DONE).isEmpty());
    }

    /**
     * Begins to load; {@link #state} says how far it has come.
     *
     * @throws Conflict with {@code example.house-in-use} when something else is here, {@code example.loading}
     * @throws Fault    when the files of the example are missing or wrong
     */
    public synchronized void load(Principal by) {
        if (underWay()) {
            throw new Conflict("example.loading", "The example is being loaded already.");
        }
        if (!store.read(tx -> tx.interactions().counts().values().stream().allMatch(count -> count == 0))) {
            throw new Conflict("example.house-in-use", "The example can be loaded only where there are no calls, chats and e-mails yet.");
        }
        begin(by, clock.instant().truncatedTo(ChronoUnit.SECONDS), true);
    }

    /**
     * Fills a folder that is for the example alone, or goes on where that was interrupted. People of the example may log in, by links that
     * the program prints, and {@link #VISITOR} administers it.
     *
     * @param passwordHash of a password that nobody knows
     * @param onReady      called when the page is worth looking at: all but the calls is there
     */
    public synchronized void inhabit(String passwordHash, Runnable onReady) {
        Principal visitor = new Principal(VISITOR, "You", Role.ADMIN, null, Role.ADMIN.permissions(), false);
        store.write(tx -> {
            if (tx.accounts().find(VISITOR).isEmpty()) {
                tx.accounts().insert(new Account(VISITOR, "example", "You", Role.ADMIN, null, passwordHash, null, false, clock.instant(),
                        1));
            }
            return true;
        });
        Optional<Instant> begun = store.read(tx -> tx.audit().last(BEGUN)).map(link -> Instant.parse(link.entry().detail()));
        if (begun.isPresent() && !unfinished()) {
            onReady.run();
            return;
        }
        begin(visitor, begun.orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS)), false).onReady(onReady);
    }

    private Loading begin(Principal by, Instant end, boolean guests) {
        Script script = Script.read(folder);
        store.write(tx -> {
            tx.audit().append(new AuditEntry(clock.instant(), by.id(), BEGUN, "", end.toString()));
            return true;
        });
        trouble = null;
        Loading begun = new Loading(script, store, new Plan(script, end), blobs, receptions, clock, ids, maker, guests,
                this::failed);
        loading = begun;
        begun.start();
        return begun;
    }

    private void failed(RuntimeException why) {
        trouble = why instanceof Fault fault ? fault.sentence() : "The example could not be loaded; the log has the details.";
        log.atWarn().setCause(why).log("the example was not loaded to its end");
    }

    /**
     * Takes away everything of the example, also while it is loaded.
     *
     * @return how many interactions were removed
     */
    public synchronized int remove(Principal by) {
        close();
        Script script = Script.read(folder);
        int count = 0;
        for (Interaction one : store.read(tx -> tx.interactions().examples())) {
            count += erasure.erase(one.id(), by) ? 1 : 0;
        }
        new FoundPlays(script, store, maker, clock).remove();
        new Belongings(script, store).remove();
        int removed = count;
        store.write(tx -> {
            tx.audit().append(new AuditEntry(clock.instant(), by.id(), "house.remove-example", "", removed + " interactions"));
            return true;
        });
        trouble = null;
        return count;
    }

    /** Ends a load that is under way; what it has done stays. */
    @Override
    public synchronized void close() {
        Loading present = loading;
        if (present != null) {
            present.end();
            loading = null;
        }
    }
}
