package dev.earmark.store.sql;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.earmark.access.AuditChain;
import dev.earmark.disk.Ballast;
import dev.earmark.encryption.KeyRing;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.aggregate.Bodied;
import dev.earmark.store.sql.aggregate.FigureWeeks;
import dev.earmark.store.sql.aggregate.FindingJson;
import dev.earmark.store.sql.engine.Database;
import dev.earmark.store.sql.engine.PostgresDatabase;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.SqliteDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The store in a SQL database: SQLite in the data folder, or PostgreSQL. */
public final class SqlStore implements Store {

    private final Database database;
    private final AuditChain chain;
    private final FindingJson bodies = new FindingJson();
    private final FigureWeeks weeks = new FigureWeeks();
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final List<Runnable> told = new CopyOnWriteArrayList<>();

    private SqlStore(Database database, AuditChain chain) {
        this.database = database;
        this.chain = chain;
    }

    /**
     * Opens the database and brings its schema up to date. In the embedded case the data folder is taken: one process at a time.
     *
     * @param auditKey at least 32 bytes that are kept outside the database
     * @param ballast  what is held back of the disk of an embedded database
     * @param onBroken called once, on another thread, when the disk failed and the process must end ({@code store.broken})
     * @throws dev.earmark.fault.Fault when it cannot be used
     */
    public static SqlStore open(StoreSettings settings, Path dataFolder, byte[] auditKey, Runnable onBroken, Ballast ballast,
            KeyRing ring) {
        return open(settings, () -> SqliteDatabase.open(dataFolder, settings.connections(), onBroken, ballast, ring), auditKey, ring);
    }

    /** Whether a folder has the file of an embedded database; what is in it nobody has looked at. */
    public static boolean mayBeKeptIn(Path dataFolder) {
        return Files.isRegularFile(dataFolder.resolve(SqliteDatabase.FILE));
    }

    /**
     * For commands that look at what is there, before anything is opened: nothing is made.
     *
     * @throws dev.earmark.fault.NotFound with {@code store.nothing-kept} when there is no database, or an empty one
     */
    public static void checkKept(StoreSettings settings, Path dataFolder) {
        if (settings.embedded()) {
            SqliteDatabase.checkKept(dataFolder);
        } else {
            PostgresDatabase.checkKept(settings);
        }
    }

    /** As the other, where nothing is encrypted. */
    public static SqlStore beside(StoreSettings settings, Path dataFolder, byte[] auditKey) {
        return beside(settings, dataFolder, auditKey, KeyRing.none());
    }

    /** For a command that runs beside the service: the data folder may be taken by it. Its writes wait for those of the service. */
    public static SqlStore beside(StoreSettings settings, Path dataFolder, byte[] auditKey, KeyRing ring) {
        return open(settings, () -> SqliteDatabase.beside(dataFolder, ring), auditKey, ring);
    }

    private static SqlStore open(StoreSettings settings, Supplier<Database> embedded, byte[] auditKey, KeyRing ring) {
        AuditChain chain = new AuditChain(auditKey);
        return new SqlStore(settings.embedded() ? embedded.get() : PostgresDatabase.open(settings, ring), chain);
    }

    /** For programs that end soon anyway: nobody is told when the disk failed, but every later call says so. */
    public static SqlStore open(StoreSettings settings, Path dataFolder, byte[] auditKey) {
        return open(settings, dataFolder, auditKey, KeyRing.none());
    }

    /** The same for what may be encrypted. */
    public static SqlStore open(StoreSettings settings, Path dataFolder, byte[] auditKey, KeyRing ring) {
        return open(settings, dataFolder, auditKey, () -> {}, Ballast.none(), ring);
    }

    @Override
    public <T> T write(Work<T> work) {
        return told(database.write(sql -> work.in(transaction(sql))));
    }

    @Override
    public <T> T read(Work<T> work) {
        return database.read(sql -> work.in(transaction(sql)));
    }

    @Override
    public <T> T writeUrgently(Work<T> work) {
        return told(database.writeUrgently(sql -> work.in(transaction(sql))));
    }

    private <T> T told(T kept) {
        told.forEach(Runnable::run);
        return kept;
    }

    @Override
    public void onKept(Runnable whenever) {
        told.add(whenever);
    }

    @Override
    public List<String> examine(Runnable pause) {
        return database.examine(pause, Bodied.tables());
    }

    @Override
    public boolean leaveNoTrace() {
        return database.leaveNoTrace();
    }

    private Tx transaction(Sql sql) {
        return new SqlTransaction(sql, bodies, weeks, chain, () -> ids.generate().toString());
    }

    @Override
    public String describe() {
        return database.describe();
    }

    @Override
    public boolean shared() {
        return database.shared();
    }

    @Override
    public void close() {
        database.close();
    }
}
