package dev.earmark.tls;

import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The certificates of a PEM file, of issuers or of servers themselves: they are believed in the place of those that come with Java. */
public final class TrustedIssuers {

    private TrustedIssuers() {}

    /** @throws Rejected with {@code tls.issuers-unreadable} when the file is not there or holds no certificate */
    public static TrustManager[] in(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unreadable(pem, "it holds no certificate", null);
            }
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                known.setCertificateEntry("issuer-" + ++number, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(known);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException broken) {
            throw unreadable(pem, "it cannot be read as PEM certificates", broken);
        }
    }

    /** Throws as {@link #in}. */
    public static SSLContext context(Path pem) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, in(pem), null);
            return context;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has TLS", missing);
        }
    }

    private static Rejected unreadable(Path pem, String why, @Nullable Exception cause) {
        String sentence = "The certificates of trusted issuers, " + pem + ", are of no use: " + why + ".";
        return cause == null ? new Rejected("tls.issuers-unreadable", sentence) : new Rejected("tls.issuers-unreadable", sentence, cause);
    }
}
