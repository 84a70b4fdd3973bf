package dev.earmark.app;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;

/** The key of the audit log's chain: 32 random bytes in a file outside the database, made at the first start. */
public final class AuditKey {

    public static final String FILE = "audit.key";

    private static final int BYTES = 32;

    private AuditKey() {}

    /** The key that is there. @throws NotFound with {@code app.audit-key-missing} when there is none, or as {@link #in} */
    static byte[] existing(Path folder) {
        Path file = folder.resolve(FILE);
        if (Files.notExists(file)) {
            throw new NotFound("app.audit-key-missing", "The key of the audit log, " + file
                    + ", is not there: put it back from where you keep it.");
        }
        return in(folder);
    }

    /**
     * @param folder that all nodes share, or into which a copy of the same key was put for each
     * @throws Rejected    with {@code app.audit-key-damaged}
     * @throws Unavailable with {@code app.data-not-writable}
     */
    public static byte[] in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            if (Files.notExists(file)) {
                byte[] key = new byte[BYTES];
                new SecureRandom().nextBytes(key);
                make(folder, file, key);
            }
            return checked(file);
        } catch (IOException closed) {
            throw new Unavailable("app.data-not-writable", "The folder " + folder + " cannot be written; check who owns it.", closed);
        }
    }

    /** The key in a file. @throws Rejected with {@code app.audit-key-damaged} */
    public static byte[] of(Path file) {
        try {
            return checked(file);
        } catch (IOException unreadable) {
            throw new Rejected("app.audit-key-damaged", "The key of the audit log, " + file + ", cannot be read.", unreadable);
        }
    }

    /** By what an installation is told from others without giving its key away. */
    public static String owner(byte[] key) {
        return new Sha256().add("earmark installation ".getBytes(StandardCharsets.US_ASCII)).add(key).hex();
    }

    private static byte[] checked(Path file) throws IOException {
        byte[] key = Files.readAllBytes(file);
        if (key.length != BYTES) {
            throw new Rejected("app.audit-key-damaged", "The key of the audit log, " + file + ", has " + key.length + " bytes instead of "
                    + BYTES
                    + "; put the right one back from a backup.");
        }
        return key;
    }

    /** Copies it into a folder that has none, or the same. */
    public static void keep(Path from, Path folder) {
        Path there = folder.resolve(FILE);
        try {
            if (Files.exists(there) && Arrays.equals(Files.readAllBytes(there), checked(from))) {
                return;
            }
            make(folder, there, checked(from));
            if (!Arrays.equals(Files.readAllBytes(there), checked(from))) {
                throw new Rejected("app.audit-key-damaged", "The folder " + folder
                        + " has another key of an audit log already: restore into a new folder.");
            }
        } catch (IOException closed) {
            throw new Unavailable("app.data-not-writable", "The folder " + folder + " cannot be written; check who owns it.", closed);
        }
    }

    /** Appears whole or not at all; of two nodes that start together the first one's stays. */
    private static void make(Path folder, Path file, byte[] key) throws IOException {
        Path fresh = Files.createTempFile(folder, "audit", ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(fresh, key, StandardOpenOption.SYNC);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException faster) {
            // the other one's is as good
        } finally {
            Files.delete(fresh);
        }
    }
}
