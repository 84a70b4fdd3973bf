package dev.earmark.access;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the keyed hashes of the audit log. Each covers the one before, so whoever has no key cannot change, remove, add or reorder
 * entries unseen. Safe for many threads.
 */
public final class AuditChain {

    /** The hash before the first entry. */
    public static final String START = "";

    /** The same for the chain of reads: no entry of one chain fits into the other. */
    public static final String START_OF_READS = "reads";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_KEY_BYTES = 32;

    private final SecretKeySpec key;

    /** @param key at least 32 bytes */
    public AuditChain(byte[] key) {
        if (key.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("the audit key has " + key.length + " bytes but needs " + LEAST_KEY_BYTES);
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * HMAC-SHA256 over the hash before, the number, the time in milliseconds and each text with its length in front.
     *
     * @param number from 1
     * @return lower-case hexadecimal
     */
    public String mac(String before, long number, AuditEntry entry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes(before, number, entry)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String before, long number, AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            text(out, before);
            out.writeLong(number);
            out.writeLong(entry.at().toEpochMilli());
            text(out, entry.actor());
            text(out, entry.action());
            text(out, entry.target());
            text(out, entry.detail());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }
}
