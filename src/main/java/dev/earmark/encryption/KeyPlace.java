package dev.earmark.encryption;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a master key is read from. What stands there is 32 bytes as Base64 or as 64 hexadecimal digits; in a file also as they are. */
public final class KeyPlace {

    /** How a value of the environment is handed on; nobody types it. */
    public static final String VALUE = "value:";

    public static final String ENVIRONMENT = "env:";
    private static final String FILE = "file:";
    private static final String COMMAND = "command:";
    private static final int MOST_BYTES = 4_096;
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");

    private KeyPlace() {}

    static boolean known(String place) {
        return List.of(FILE, ENVIRONMENT, COMMAND, VALUE).stream().anyMatch(kind -> place.startsWith(kind)
                && place.length() > kind.length());
    }

    /**
     * Reads it.
     *
     * @param name of the setting, without that of its group
     * @throws Rejected    with {@code encryption.key-unreadable}
     * @throws Unavailable with {@code encryption.key-command} when the command fails or is too slow
     */
    static MasterKey read(String name, String place, Duration timeout) {
        byte[] text;
        if (place.startsWith(FILE)) {
            text = file(name, Path.of(place.substring(FILE.length()).strip()));
        } else if (place.startsWith(COMMAND)) {
            text = printed(name, place.substring(COMMAND.length()).strip(), timeout);
        } else if (place.startsWith(VALUE)) {
            text = place.substring(VALUE.length()).getBytes(StandardCharsets.UTF_8);
        } else {
            throw unreadable(name, "the environment has no " + place.substring(ENVIRONMENT.length()), null);
        }
        return new MasterKey(bytes(name, text));
    }

    private static byte[] file(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException absent) {
            throw unreadable(name, "the file " + file + " cannot be read", absent);
        }
    }

    /** No shell: the words between spaces are the program and its arguments. */
    private static byte[] printed(String name, String command, Duration timeout) {
        Process process;
        try {
            process = new ProcessBuilder(command.split("\\s+")).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
        } catch (IOException absent) {
            throw failed(name, "it cannot be started", absent);
        }
        CompletableFuture<byte[]> said = new CompletableFuture<>();
        Thread.ofVirtual().name("key-command").start(() -> {
            try {
                said.complete(output(process));
            } catch (UncheckedIOException broken) {
                said.completeExceptionally(broken);
            }
        });
        try {
            byte[] printed = said.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed(name, "it has not ended within " + timeout.toMillis() + " ms", null);
            }
            if (process.exitValue() != 0) {
                throw failed(name, "it ended with " + process.exitValue(), null);
            }
            return printed;
        } catch (TimeoutException slow) {
            throw failed(name, "it has printed no key within " + timeout.toMillis() + " ms", slow);
        } catch (ExecutionException broken) {
            throw failed(name, "what it prints cannot be read", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failed(name, "Earmark is ending", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] output(Process process) {
        try (InputStream in = process.getInputStream()) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(String name, byte[] given) {
        if (given.length == MasterKey.BYTES) {
            return given;
        }
        String text = new String(given, StandardCharsets.ISO_8859_1).strip();
        try {
            byte[] key = HEX.matcher(text).matches() ? HexFormat.of().parseHex(text)
                    : Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            if (key.length == MasterKey.BYTES) {
                return key;
            }
        } catch (IllegalArgumentException neither) {
            // told below
        }
        throw unreadable(name, "what stands there is not 32 bytes as Base64 or as 64 hexadecimal digits (earmark keys make FILE makes one)",
                null);
    }

    private static Rejected unreadable(String name, String why, @Nullable Throwable cause) {
        String sentence = "The key of encryption." + name + " cannot be read: " + why + ". Nothing was changed.";
        return cause == null ? new Rejected("encryption.key-unreadable", sentence)
                : new Rejected("encryption.key-unreadable", sentence, cause);
    }

    private static Unavailable failed(String name, String why, @Nullable Throwable cause) {
        String sentence = "The command of encryption." + name + " gives no key: " + why + ". Nothing was changed.";
        return cause == null ? new Unavailable("encryption.key-command", sentence)
                : new Unavailable("encryption.key-command", sentence, cause);
    }
}
