package dev.earmark.web;

import dev.earmark.fault.Rejected;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate for TLS with its private key, as two PEM files hold them: PKCS #8, PKCS #1 or SEC 1, RSA or elliptic curves, without a
 * password. Both are known to belong together.
 */
final class Certificate {

    private static final String CODE = "web.tls-invalid";

    private final byte[] certificatePem;
    private final byte[] keyPem;
    private final X509Certificate leaf;

    private Certificate(byte[] certificatePem, byte[] keyPem, X509Certificate leaf) {
        this.certificatePem = certificatePem;
        this.keyPem = keyPem;
        this.leaf = leaf;
    }

    /** @throws Rejected with {@code web.tls-invalid} when it cannot be read, or the key is another one's */
    static Certificate read(Vertx vertx, Path certificate, Path key) {
        byte[] certificatePem = bytes(certificate, "certificate");
        byte[] keyPem = bytes(key, "key");
        try {
            PemKeyCertOptions options = options(certificatePem, keyPem);
            String alias = options.loadKeyStore(vertx).aliases().nextElement();
            X509KeyManager keys = (X509KeyManager) options.getKeyManagerFactory(vertx).getKeyManagers()[0];
            X509Certificate leaf = keys.getCertificateChain(alias)[0];
            if (!pair(keys.getPrivateKey(alias), leaf.getPublicKey())) {
                throw new Rejected(CODE, "The private key in " + key + " (web.tls-key) is not that of the certificate in " + certificate
                        + " (web.tls-certificate).");
            }
            return new Certificate(certificatePem, keyPem, leaf);
        } catch (Rejected wrong) {
            throw wrong;
        } catch (Exception unreadable) { // the library declares no narrower one
            throw new Rejected(CODE, "No certificate and private key can be read from " + certificate + " and " + key
                    + " (web.tls-certificate, web.tls-key); both must be PEM files that belong together, the key RSA or elliptic (not "
                    + "Ed25519) and without a password.", unreadable);
        }
    }

    private static byte[] bytes(Path file, String part) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Rejected(CODE, "The file " + file + " (web.tls-" + part + ") cannot be read; is it there, and may this user read it?",
                    unreadable);
        }
    }

    private static boolean pair(PrivateKey secret, PublicKey open) throws GeneralSecurityException {
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(switch (open.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> open.getAlgorithm();
        });
        signature.initSign(secret);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(open);
        signature.update(text);
        return signature.verify(signed);
    }

    private static PemKeyCertOptions options(byte[] certificatePem, byte[] keyPem) {
        return new PemKeyCertOptions().addCertValue(Buffer.buffer(certificatePem)).addKeyValue(Buffer.buffer(keyPem));
    }

    PemKeyCertOptions options() {
        return options(certificatePem, keyPem);
    }

    /** Whether it is what two files hold. */
    boolean isIn(Path certificate, Path key) {
        try {
            return Arrays.equals(certificatePem, Files.readAllBytes(certificate)) && Arrays.equals(keyPem, Files.readAllBytes(key));
        } catch (IOException unreadable) {
            return false;
        }
    }

    Instant from() {
        return leaf.getNotBefore().toInstant();
    }

    Instant until() {
        return leaf.getNotAfter().toInstant();
    }

    boolean goodAt(Instant now) {
        return !now.isBefore(from()) && now.isBefore(until());
    }

    String span() {
        return "good from " + from() + " until " + until();
    }

    /** Whether it should have been renewed by now: less than a fifth of its life is left. */
    boolean late(Instant now) {
        return Duration.between(now, until()).compareTo(Duration.between(from(), until()).dividedBy(5)) < 0;
    }

    String subject() {
        return leaf.getSubjectX500Principal().getName();
    }
}
