package dev.earmark.inbox.pull.sftp;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.pull.PullSettings;
import dev.earmark.inbox.pull.RemoteFile;
import dev.earmark.inbox.pull.RemoteFileGone;
import dev.earmark.inbox.pull.RemoteFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.util.io.PathUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A folder of another machine, with those below it ({@code sftp://user@host/folder}). The server must be one that {@code ssh} knows by
 * its key; links and hidden files are left alone.
 */
public final class SftpFolder implements RemoteFiles {

    /** How its addresses begin. */
    public static final String SCHEME = "sftp://";

    private static final Pattern ADDRESS = Pattern.compile(
            "sftp://([A-Za-z0-9._-]{1,64})@([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]{2,45}])(?::(\\d{1,5}))?(/[^\\p{Cntrl}]{0,900})?");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What was written to so lately may be still growing. */
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int DEEPEST = 16;
    private static final int STANDARD_PORT = 22;

    private final String address;
    private final String folder;
    private final SshClient client;
    private final ClientSession session;
    private final SftpClient files;
    private final Clock clock;
    private int unready;

    /**
     * Connects.
     *
     * @throws Rejected    with {@code app.usage} when it is no such address, or neither password nor key is set
     * @throws Unavailable with {@code inbox.pull-refused} when the server is not known or does not let us in, {@code inbox.pull-broken}
     *                     when it cannot be reached
     */
    public SftpFolder(String address, PullSettings settings, Clock clock) {
        this.clock = clock;
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            throw new Rejected("app.usage", "\"" + address + "\" is no folder of another machine; it must be sftp://USER@HOST/FOLDER, or"
                    + " sftp://USER@HOST:PORT/FOLDER.");
        }
        if (settings.sftpPassword() == null && settings.sftpKeyFile() == null) {
            throw new Rejected("app.usage", "To fetch by SFTP set pull.sftp-key-file to a private key, or pull.sftp-password.");
        }
        this.address = address;
        this.folder = parts.group(4) == null ? "." : parts.group(4);
        String host = parts.group(2).replaceAll("[\\[\\]]", "");
        int port = parts.group(3) == null ? STANDARD_PORT : Integer.parseInt(parts.group(3));
        AtomicBoolean stranger = new AtomicBoolean();
        this.client = client(settings, stranger);
        try {
            session = client.connect(parts.group(1), host, port).verify(PATIENCE).getSession();
            identify(session, settings);
            session.auth().verify(PATIENCE);
            files = SftpClientFactory.instance().createSftpClient(session);
        } catch (IOException | GeneralSecurityException failed) {
            client.stop();
            throw failed(host, port, settings, stranger.get(), failed);
        }
    }

    private static Path knownHosts(PullSettings settings) {
        Path named = settings.sftpKnownHosts();
        return named == null ? PathUtils.getUserHomeFolder().resolve(".ssh").resolve("known_hosts") : named;
    }

    private static SshClient client(PullSettings settings, AtomicBoolean stranger) {
        SshClient client = SshClient.setUpDefaultClient();
        var known = new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, knownHosts(settings));
        client.setServerKeyVerifier((session, place, key) -> {
            boolean fits = known.verifyServerKey(session, place, key);
            stranger.set(!fits);
            return fits;
        });
        client.start();
        return client;
    }

    private static void identify(ClientSession session, PullSettings settings) throws IOException, GeneralSecurityException {
        Path key = settings.sftpKeyFile();
        if (key != null) {
            FileKeyPairProvider provider = new FileKeyPairProvider(key);
            provider.setPasswordFinder(FilePasswordProvider.EMPTY);
            for (KeyPair pair : provider.loadKeys(session)) {
                session.addPublicKeyIdentity(pair);
            }
        }
        if (settings.sftpPassword() != null) {
            session.addPasswordIdentity(settings.sftpPassword());
        }
    }

    private static Unavailable failed(String host, int port, PullSettings settings, boolean stranger, Exception cause) {
        if (stranger) {
            return new Unavailable("inbox.pull-refused", "The key of " + host + " is not the one in " + knownHosts(settings)
                    + ", or there is none; if you trust the server, add it with: ssh-keyscan -p " + port + " " + host, cause);
        }
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        boolean refused = message.contains("authentication");
        return new Unavailable(refused ? "inbox.pull-refused" : "inbox.pull-broken", refused
                ? host + " does not let us in; check the user, pull.sftp-key-file and pull.sftp-password."
                : host + " cannot be reached on port " + port + " (" + message + ").", cause);
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public Stream<RemoteFile> list() {
        List<RemoteFile> found = new ArrayList<>();
        try {
            walk("", 0, found);
        } catch (IOException broken) {
            throw new Unavailable("inbox.pull-broken", "The folder " + address + " cannot be listed (" + broken.getMessage() + ").",
                    broken);
        }
        return found.stream();
    }

    private void walk(String below, int depth, List<RemoteFile> found) throws IOException {
        List<DirEntry> entries = new ArrayList<>();
        files.readDir(folder + "/" + below).forEach(entries::add);
        entries.sort(Comparator.comparing(DirEntry::getFilename));
        for (DirEntry entry : entries) {
            String name = below + entry.getFilename();
            if (entry.getFilename().startsWith(".")) {
                continue;
            }
            var told = entry.getAttributes();
            if (told.isDirectory() && !told.isSymbolicLink() && depth < DEEPEST) {
                walk(name + "/", depth + 1, found);
            } else if (told.isRegularFile() && isFresh(told)) {
                unready++;
            } else if (told.isRegularFile()) {
                found.add(new RemoteFile(name, mark(told), told.getSize()));
            }
        }
    }

    private boolean isFresh(SftpClient.Attributes told) {
        return Duration.between(told.getModifyTime().toInstant(), clock.instant()).abs().compareTo(FRESH) < 0;
    }

    private static String mark(SftpClient.Attributes told) {
        return Long.toString(told.getModifyTime().toMillis());
    }

    @Override
    public int notReady() {
        return unready;
    }

    @Override
    public InputStream open(RemoteFile file) throws IOException {
        String path = folder + "/" + file.name();
        try {
            var now = files.stat(path);
            if (now.getSize() != file.bytes() || !mark(now).equals(file.mark())) {
                throw new RemoteFileGone(file.name());
            }
            return files.read(path);
        } catch (SftpException refused) {
            if (refused.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                throw new RemoteFileGone(file.name());
            }
            throw refused;
        }
    }

    @Override
    public void close() {
        client.stop();
    }
}
