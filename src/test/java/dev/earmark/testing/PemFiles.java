package dev.earmark.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A certificate and its private key as two PEM files, signed by itself. What was made once in this process is given out again. */
public record PemFiles(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";
    private static final Map<Wish, Made> MADE = new ConcurrentHashMap<>();

    /** @param number which of those that are alike but for their keys */
    private record Wish(String algorithm, String begins, int days, int number) {}

    private record Made(byte[] certificate, byte[] key) {}

    /**
     * Makes one that is good for {@code localhost}, {@code qa.example.org} and 127.0.0.1.
     *
     * @param begins as {@code keytool} says it, such as {@code -1d}
     * @param days   that it is good for
     */
    public static PemFiles in(Path folder, String algorithm, String begins, int days) {
        return in(folder, new Wish(algorithm, begins, days, 1));
    }

    /** Another one that is like that of {@link #in}, but for its key. */
    public static PemFiles another(Path folder, String algorithm, String begins, int days) {
        return in(folder, new Wish(algorithm, begins, days, 2));
    }

    private static PemFiles in(Path folder, Wish wish) {
        try {
            Made made = MADE.computeIfAbsent(wish, PemFiles::made);
            Files.createDirectories(folder);
            PemFiles files = new PemFiles(folder.resolve("server.pem"), folder.resolve("server.key"));
            write(files.certificate(), "CERTIFICATE", made.certificate());
            write(files.key(), "PRIVATE KEY", made.key());
            return files;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Made made(Wish wish) {
        try {
            Path folder = Files.createTempDirectory("pem-");
            Path store = folder.resolve("made.p12");
            keytool(store, wish);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                keys.load(in, PASSWORD.toCharArray());
            }
            Files.delete(store);
            Files.delete(folder);
            return new Made(keys.getCertificate("x").getEncoded(), keys.getKey("x", PASSWORD.toCharArray()).getEncoded());
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void keytool(Path store, Wish wish) throws IOException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-genkeypair", "-alias", "x", "-keyalg", wish.algorithm(),
                "-dname", "CN=qa.example.org", "-ext", "san=dns:qa.example.org,dns:localhost,ip:127.0.0.1", "-startdate",
                wish.begins(), "-validity", "" + wish.days(),
                "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(said);
            }
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** At once, as those who renew certificates do it. */
    private static void write(Path file, String what, byte[] der) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(made, "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + what + "-----\n");
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Connects to this machine by TLS, and takes any certificate. @param protocol the only one that is spoken */
    public static SSLSocket connect(int port, String protocol) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[] {new Anybody()}, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket;
        } catch (IOException | GeneralSecurityException failed) {
            throw new AssertionError(failed);
        }
    }

    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
