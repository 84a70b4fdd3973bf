package dev.earmark.language;

import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replies, each in a file of its own that is named by what was asked and encrypted with a key that only what was asked gives (AES-GCM).
 * Replies repeat words of customers: when a conversation is erased, nobody can read or even find what was answered about it. A file
 * appears whole or not at all, and the first one stays.
 *
 * <p>A reply that cannot be kept or read is asked for again; nobody is told.
 */
final class ReplyFolder {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    ReplyFolder(Path folder) {
        this.folder = folder;
    }

    /** @param asked digest of everything that the reply depends on */
    Optional<byte[]> find(byte[] asked) {
        Path file = file(asked);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Files.readAllBytes(file);
            byte[] open = cipher(Cipher.DECRYPT_MODE, asked, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            return open.length < 3 * Integer.BYTES ? Optional.empty() : Optional.of(open);
        } catch (IOException | GeneralSecurityException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    /** Keeps the first reply to a question, and gives it back: when another process was faster, that one's. */
    byte[] keep(byte[] asked, byte[] reply) {
        Path file = file(asked);
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, asked, nonce).doFinal(reply);
            write(file, ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array(), asked);
            return find(asked).orElse(reply);
        } catch (IOException | GeneralSecurityException unkept) {
            return reply;
        }
    }

    /** The first whole file stays; one that cannot be read is replaced. */
    private void write(Path file, byte[] bytes, byte[] asked) throws IOException {
        Path parent = file.getParent() == null ? folder : file.getParent();
        Files.createDirectories(parent);
        Path part = Files.createTempFile(parent, "reply", ".part");
        try {
            Files.write(part, bytes);
            if (find(asked).isEmpty()) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path file(byte[] asked) {
        String name = new Sha256().add("name".getBytes(StandardCharsets.UTF_8)).add(asked).hex();
        return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
    }

    private static Cipher cipher(int mode, byte[] asked, byte[] nonce) throws GeneralSecurityException {
        byte[] key = new Sha256().add("key".getBytes(StandardCharsets.UTF_8)).add(asked).bytes();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
