package dev.earmark.encryption;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The operator's key, by which data keys are wrapped: AES-256-GCM with what HKDF-SHA256 makes of it. Safe for many threads. */
public final class MasterKey {

    static final int BYTES = 32;
    private static final int NAME_BYTES = 6;

    private final String name;
    private final AesGcmJce wrapping;

    MasterKey(byte[] key) {
        try {
            this.name = HexFormat.of().formatHex(derived(key, "earmark master key name", NAME_BYTES));
            this.wrapping = new AesGcmJce(derived(key, "earmark master key wrap", BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] derived(byte[] key, String what, int bytes) throws GeneralSecurityException {
        return Hkdf.computeHkdf("HmacSha256", key, new byte[0], what.getBytes(StandardCharsets.US_ASCII), bytes);
    }

    /** By which it is told from others; says nothing of it. 12 hexadecimal digits. */
    public String name() {
        return name;
    }

    String wrap(byte[] dataKey, String owner) {
        try {
            return Base64.getEncoder().encodeToString(wrapping.encrypt(dataKey, owner.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when another key wrapped it, or for another owner, or it has rotted. */
    Optional<byte[]> unwrap(String wrapped, String owner) {
        try {
            return Optional.of(wrapping.decrypt(Base64.getDecoder().decode(wrapped), owner.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
