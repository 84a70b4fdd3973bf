package dev.earmark.store.sql.backup;

import dev.earmark.blobs.BlobName;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.store.Store;
import dev.earmark.store.StoreSettings;
import dev.earmark.store.sql.SqlStore;
import dev.earmark.store.sql.engine.Sql;
import dev.earmark.store.sql.engine.SqlFailure;
import dev.earmark.store.sql.engine.SqliteDatabase;
import dev.earmark.store.sql.engine.SqliteFaults;
import dev.earmark.store.sql.engine.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts a backup of SQLite into an empty data folder, or leaves it empty. Every file is compared with its digest before the first is copied,
 * what was deleted since the backup was made is deleted again beside the folder, and the database gets its name last.
 */
public final class Restore {

    private static final int MOST_NAMED = 5;

    private Restore() {}

    /**
     * What came back.
     *
     * @param files   with the database
     * @param erased  interactions that were deleted again
     * @param damaged keys of files that are missing in the backup or have changed since: their interactions have lost their sound
     * @param lost    paths of what the recogniser had learnt that are missing in the backup or have changed since
     * @param audit   what is wrong with the audit log; empty when it is sound
     */
    public record Restored(int files, int erased, List<String> damaged, List<String> lost, Optional<String> audit) {
        public Restored {
            damaged = List.copyOf(damaged);
            lost = List.copyOf(lost);
        }
    }

    /**
     * Restores. When it throws, nothing is left in the data folder.
     *
     * @param erasedSince  ids that were deleted after the backup was made, as far as they are known: {@link Backup#erasedIn}
     * @param leaveDamaged whether what is sound comes back although recordings are damaged or the audit log does not fit the key
     * @param beforeLast   called when everything but the database has its name; when it throws, nothing is restored
     * @throws dev.earmark.fault.Fault {@code store.not-empty} when the data folder has a database or files, {@code store.backup-damaged}
     *     when something is not as it was made
     */
    public static Restored into(RestorePlace place, Path backup, byte[] auditKey, Collection<String> erasedSince, boolean leaveDamaged,
            Runnable beforeLast) {
        return into(place, backup, auditKey, erasedSince, leaveDamaged, beforeLast, RestoredKeys.none());
    }

    /** As the other, of a backup that is encrypted. */
    public static Restored into(RestorePlace place, Path backup, byte[] auditKey, Collection<String> erasedSince, boolean leaveDamaged,
            Runnable beforeLast, RestoredKeys keys) {
        RestoredFolder fresh = new RestoredFolder(place);
        try {
            checkEmpty(fresh);
            Manifest manifest = Manifest.read(backup);
            List<String> wrong = manifest.wrong(backup);
            checkDatabase(backup, manifest, wrong);
            Set<String> erased = new LinkedHashSet<>(Files.readAllLines(backup.resolve(BackupFolder.ERASED)));
            erased.addAll(erasedSince);
            return restored(fresh, new Source(backup, manifest, wrong), new Opening(auditKey, keys), erased, leaveDamaged, beforeLast);
        } catch (SqlFailure failed) {
            throw SqliteFaults.ofWork(failed);
        } catch (IOException failed) {
            throw CopyFaults.refused(failed);
        }
    }

    /** @param wrong paths that are missing or have changed */
    private record Source(Path backup, Manifest manifest, List<String> wrong) {

        List<String> blobs() {
            return manifest.sha256ByPath().keySet().stream().filter(path -> path.startsWith(BackupFolder.BLOBS)).map(Source::key).toList();
        }

        List<String> damaged() {
            return wrong.stream().filter(path -> path.startsWith(BackupFolder.BLOBS)).map(Source::key).toList();
        }

        /** Of what the recogniser has learnt. */
        List<String> learnt() {
            return manifest.sha256ByPath().keySet().stream().filter(Source::isLearnt).toList();
        }

        List<String> lost() {
            return wrong.stream().filter(Source::isLearnt).toList();
        }

        /** A version is of no use without one of its files, nor is the name of one that is lost. */
        boolean useful(String learnt) throws IOException {
            String version = learnt.endsWith("/" + RestoredLearnt.POINTER) && !wrong.contains(learnt)
                    ? BackupFolder.LEARNT + Files.readString(backup.resolve(learnt)).strip() : version(learnt);
            return lost().stream().map(Source::version).noneMatch(version::equals);
        }

        private static String version(String path) {
            int dot = path.indexOf('.');
            return dot < 0 ? path : path.substring(0, dot);
        }

        private static boolean isLearnt(String path) {
            return path.startsWith(BackupFolder.LEARNT);
        }

        private static String key(String path) {
            return path.substring(BackupFolder.BLOBS.length());
        }
    }

    private static void checkEmpty(RestoredFolder fresh) throws IOException {
        fresh.forgetBrokenOff();
        if (!fresh.empty()) {
            throw new Conflict("store.not-empty", "The data folder " + fresh.folder()
                    + ", or the bucket of store.blobs, holds interactions already: restore into a new one.");
        }
    }

    private static void checkDatabase(Path backup, Manifest manifest, List<String> wrong) {
        for (String file : List.of(SqliteDatabase.FILE, BackupFolder.ERASED)) {
            if (!manifest.sha256ByPath().containsKey(file) || wrong.contains(file)) {
                throw CopyFaults.damaged(backup, file + " is missing or has changed since");
            }
        }
        try (Sql sql = new SqliteFile(backup.resolve(SqliteDatabase.FILE)).plain()) {
            List<String> problems = sql.list("pragma integrity_check", row -> row.text("integrity_check"));
            if (!problems.equals(List.of("ok")) || !sql.list("pragma foreign_key_check", row -> row.text("table")).isEmpty()) {
                throw CopyFaults.damaged(backup, "its database is not sound: " + problems.getFirst());
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Opening(byte[] auditKey, RestoredKeys keys) {}

    private static Restored restored(RestoredFolder fresh, Source source, Opening opening, Set<String> erased, boolean leaveDamaged,
            Runnable beforeLast) throws IOException {
        try {
            Path staged = fresh.stage(source.backup().resolve(SqliteDatabase.FILE));
            Set<String> gone = new TreeSet<>();
            Restored told = eraseAgain(staged, source, opening, erased, gone);
            if (!leaveDamaged) {
                checkWhole(source, told);
            }
            int files = 1 + putLearnt(fresh, source);
            for (String key : source.blobs()) {
                if (!gone.contains(BlobName.bare(key)) && !source.damaged().contains(key)) {
                    fresh.copy(source.backup().resolve(BackupFolder.BLOBS + key), key);
                    files++;
                }
            }
            beforeLast.run();
            fresh.finish();
            return new Restored(files, told.erased(), told.damaged(), told.lost(), told.audit());
        } catch (IOException | RuntimeException failed) {
            fresh.takeBack();
            throw failed;
        }
    }

    /** @return how many files */
    private static int putLearnt(RestoredFolder fresh, Source source) throws IOException {
        int files = 0;
        for (String path : source.learnt()) {
            if (source.useful(path)) {
                fresh.copyLearnt(source.backup().resolve(path), path.substring(BackupFolder.LEARNT.length()));
                files++;
            }
        }
        return files;
    }

    /** @param gone gets the keys of the files that were erased */
    private static Restored eraseAgain(Path staged, Source source, Opening opening, Set<String> erased, Set<String> gone) {
        try (Store store = SqlStore.open(StoreSettings.defaults(), staged, opening.auditKey, opening.keys.ring())) {
            opening.keys.putInto(store);
            int count = 0;
            for (String id : erased) {
                Optional<List<String>> keys = store.write(tx -> {
                    tx.retention().forgetClips(id);
                    return tx.interactions().delete(id);
                });
                keys.ifPresent(gone::addAll);
                count += keys.isPresent() ? 1 : 0;
            }
            store.<Boolean>write(tx -> {
                tx.indexed().lost(); // the index is no part of a backup
                return true;
            });
            List<String> damaged = source.damaged().stream().map(BlobName::bare)
                    .filter(key -> store.<Boolean>read(tx -> tx.interactions().knowsBlob(key))).toList();
            return new Restored(0, count, damaged, source.lost(), store.<Optional<String>>read(tx -> tx.audit().verify()));
        }
    }

    private static void checkWhole(Source source, Restored told) {
        String way = ". Nothing was restored; take another backup, or restore what is sound with --leave-damaged";
        List<String> wrong = Stream.concat(told.damaged().stream(), told.lost().stream()).toList();
        if (!wrong.isEmpty()) {
            String more = wrong.size() > MOST_NAMED ? " and others" : "";
            throw damaged(source, wrong.size() + " of its " + source.manifest().sha256ByPath().size()
                    + " files are missing or have changed since: "
                    + String.join(", ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size()))) + more + way);
        }
        told.audit().ifPresent(broken -> {
            throw damaged(source, "its audit log does not fit the key: " + broken.replaceAll("[.]$", "") + way);
        });
    }

    private static Rejected damaged(Source source, String why) {
        return CopyFaults.damaged(source.backup(), why);
    }
}
