package dev.earmark.encryption;

import dev.earmark.fault.Conflict;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A new master key in a file that nobody else may read. */
public final class KeyFile {

    private KeyFile() {}

    /**
     * Makes it.
     *
     * @return its {@link MasterKey#name() name}
     * @throws Conflict with {@code encryption.file-there}
     */
    public static String make(Path file) {
        byte[] key = new byte[MasterKey.BYTES];
        new SecureRandom().nextBytes(key);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException there) {
            throw new Conflict("encryption.file-there", "There is a file " + file + " already: name a new one.", there);
        } catch (IOException refused) {
            throw new Unavailable("app.data-not-writable", "The file " + file + " cannot be written: " + refused.getMessage() + ".",
                    refused);
        }
        return new MasterKey(key).name();
    }
}
