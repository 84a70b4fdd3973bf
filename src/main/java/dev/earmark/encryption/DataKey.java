package dev.earmark.encryption;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 32 random bytes that seals texts, or one file. Texts: AES-256-GCM with 96 random bits each. Files: Tink's streaming AEAD
 * (AES-256-GCM-HKDF, segments of {@value #SEGMENT_BYTES} bytes), which can be read from any place, and of which no bytes are given out
 * before they were checked. Safe for many threads.
 */
public final class DataKey {

    static final int BYTES = 32;
    static final int SEGMENT_BYTES = 256 << 10;
    private static final int DIGEST_BYTES = 16;
    private static final byte[] NOTHING = {};

    private final String id;
    private final AesGcmJce texts;
    private final AesGcmHkdfStreaming files;
    private final SecretKeySpec digests;

    DataKey(String id, byte[] key) {
        this.id = id;
        try {
            this.texts = new AesGcmJce(MasterKey.derived(key, "earmark text", BYTES));
            this.files = new AesGcmHkdfStreaming(MasterKey.derived(key, "earmark file", BYTES), "HmacSha256", BYTES, SEGMENT_BYTES, 0);
            this.digests = new SecretKeySpec(MasterKey.derived(key, "earmark digest", BYTES), "HmacSHA256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String id() {
        return id;
    }

    /** @return Base64 */
    String seal(String text) {
        try {
            return Base64.getEncoder().withoutPadding().encodeToString(texts.encrypt(text.getBytes(StandardCharsets.UTF_8), NOTHING));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws GeneralSecurityException when it is not what was sealed by this key */
    String open(String sealed) throws GeneralSecurityException {
        try {
            return new String(texts.decrypt(Base64.getDecoder().decode(sealed), NOTHING), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException rotten) {
            throw new GeneralSecurityException(rotten);
        }
    }

    /** The same for the same text, and to be guessed by nobody without the key: 32 hexadecimal digits. */
    public String digest(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(digests);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, DIGEST_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Seals what is written; to be closed, which ends the file. */
    public OutputStream sealing(OutputStream out) throws IOException {
        try {
            return files.newEncryptingStream(out, NOTHING);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reading throws {@link IOException} where it comes to bytes that are not what was sealed. */
    public InputStream opening(InputStream sealed) throws IOException {
        try {
            return files.newDecryptingStream(sealed, NOTHING);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As {@link #opening}, from any place. */
    public SeekableByteChannel opening(SeekableByteChannel sealed) throws IOException {
        try {
            return files.newSeekableDecryptingChannel(sealed, NOTHING);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
