package dev.earmark.encryption;

import dev.earmark.disk.Forced;
import dev.earmark.disk.PrivateFiles;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The data keys, wrapped, in a file of their own: a line each, and the digest of all behind them. */
public final class KeyCopy {

    private static final String FIRST_LINE = "earmark keys 1";
    private static final String LAST_LINE = "sha256 ";
    private static final String BETWEEN = "\t";
    private static final int COLUMNS = 4;

    private KeyCopy() {}

    /**
     * Writes them.
     *
     * @param page the keys behind an owner, in order; empty behind the last
     * @return how many
     * @throws Conflict with {@code app.file-exists}
     */
    public static int write(Path file, Function<String, List<WrappedKey>> page) {
        Sha256 digest = new Sha256();
        int count = 0;
        try {
            PrivateFiles.createFile(file);
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                line(out, digest, FIRST_LINE);
                for (List<WrappedKey> some = page.apply(""); !some.isEmpty(); some = page.apply(some.getLast().owner())) {
                    for (WrappedKey key : some) {
                        line(out, digest, String.join(BETWEEN, key.owner(), key.id(), key.master(), key.wrapped()));
                        count++;
                    }
                }
                out.write(LAST_LINE + digest.hex() + "\n");
            }
            Forced.file(file);
            return count;
        } catch (FileAlreadyExistsException there) {
            throw new Conflict("app.file-exists", "The file " + file + " exists already; name another one.", there);
        } catch (IOException refused) {
            throw new Unavailable("app.output-failed", "The file " + file + " cannot be written: " + refused.getMessage() + ".", refused);
        }
    }

    private static void line(BufferedWriter out, Sha256 digest, String line) throws IOException {
        out.write(line + "\n");
        digest.add((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Rejected with {@code encryption.copy-damaged} */
    public static List<WrappedKey> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new Rejected("encryption.copy-damaged", "The copy of the keys " + file + " cannot be read.", unreadable);
        }
        Sha256 digest = new Sha256();
        List<WrappedKey> keys = new ArrayList<>();
        if (lines.size() < 2 || !lines.getFirst().equals(FIRST_LINE)) {
            throw damaged(file);
        }
        for (String line : lines.subList(0, lines.size() - 1)) {
            digest.add((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        if (!lines.getLast().equals(LAST_LINE + digest.hex())) {
            throw damaged(file);
        }
        for (String line : lines.subList(1, lines.size() - 1)) {
            String[] columns = line.split(BETWEEN, -1);
            if (columns.length != COLUMNS) {
                throw damaged(file);
            }
            keys.add(new WrappedKey(columns[0], columns[1], columns[2], columns[3]));
        }
        return keys;
    }

    private static Rejected damaged(Path file) {
        return new Rejected("encryption.copy-damaged", "The file " + file + " is no copy of keys, or is damaged or cut off: take another"
                + " one that earmark keys backup made. Nothing was changed.");
    }
}
