package dev.earmark.inbox.pull.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.pull.PullSettings;
import dev.earmark.inbox.pull.RemoteFile;
import dev.earmark.inbox.pull.RemoteFileGone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server for SSH in this process. */
class SftpFolderIT {

    private static final KeyPair HOST = key();
    private static final KeyPair OURS = key();

    @TempDir
    Path machine;

    @TempDir
    Path own;

    private final SshServer server = SshServer.setUpDefaultServer();

    /** As ssh-keygen makes them. */
    private static KeyPair key() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    @BeforeEach
    void serve() throws IOException, GeneralSecurityException {
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(HOST));
        server.setPasswordAuthenticator((user, password, session) -> user.equals("pbx") && password.equals("right"));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, OURS.getPublic()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(machine));
        server.start();
        Files.writeString(knownHosts(), "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(HOST.getPublic()) + "\n");
        try (OutputStream out = Files.newOutputStream(own.resolve("id_ed25519"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(OURS, "test", null, out);
        }
    }

    @AfterEach
    void end() throws IOException {
        server.stop(true);
    }

    private Path knownHosts() {
        return own.resolve("known_hosts");
    }

    private SftpFolder open(@Nullable String password, @Nullable Path key) {
        PullSettings settings = new PullSettings(password, key, knownHosts(), null, null, "https://api.twilio.com", null, null, null);
        return new SftpFolder("sftp://pbx@127.0.0.1:" + server.getPort() + "/monitor", settings, Clock.systemUTC());
    }

    private void put(String name, String bytes, int minutesAgo) throws IOException {
        Path file = machine.resolve("monitor").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60L * minutesAgo)));
    }

    @Test
    void recordingsOfAllFoldersAreListedAndWhatIsStillWrittenWaits() throws IOException {
        put("2026/11/b.wav", "second", 90);
        put("2026/11/a.wav", "first", 90);
        put("2026/11/growing.wav", "x", 0);
        put(".hidden/c.wav", "x", 90);
        Files.createSymbolicLink(machine.resolve("monitor/link.wav"), machine.resolve("monitor/2026/11/a.wav"));

        try (SftpFolder place = open(null, own.resolve("id_ed25519"))) {
            List<RemoteFile> files = place.list().toList();

            assertThat(files).extracting(RemoteFile::name).containsExactly("2026/11/a.wav", "2026/11/b.wav");
            assertThat(place.notReady()).isEqualTo(1);
            assertThat(place.open(files.getFirst()).readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("first");
            put("2026/11/a.wav", "longer now", 80);
            assertThatThrownBy(() -> place.open(files.getFirst())).isInstanceOf(RemoteFileGone.class);
            Files.delete(machine.resolve("monitor/2026/11/b.wav"));
            assertThatThrownBy(() -> place.open(files.getLast())).isInstanceOf(RemoteFileGone.class);
        }
    }

    @Test
    void aPasswordLetsInAndAWrongOneIsToldInOneSentence() throws IOException {
        put("a.wav", "x", 90);
        try (SftpFolder place = open("right", null)) {
            assertThat(place.list()).hasSize(1);
        }
        assertThatThrownBy(() -> open("wrong", null)).isInstanceOf(Unavailable.class)
                .hasMessage("127.0.0.1 does not let us in; check the user, pull.sftp-key-file and pull.sftp-password.");
    }

    @Test
    void aServerWithAnotherKeyThanTheOneThatIsKnownIsNotTrusted() throws IOException {
        Files.writeString(knownHosts(), "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(OURS.getPublic()) + "\n");
        assertThatThrownBy(() -> open("right", null)).isInstanceOf(Unavailable.class).hasMessageContaining("ssh-keyscan -p");
        Files.writeString(knownHosts(), "");
        assertThatThrownBy(() -> open("right", null)).isInstanceOf(Unavailable.class).hasMessageContaining("ssh-keyscan -p");
    }

    @Test
    void whatIsNoAddressIsToldBeforeAnybodyIsAsked() {
        assertThatThrownBy(() -> new SftpFolder("sftp://host", PullSettings.defaults(), Clock.systemUTC())).isInstanceOf(Rejected.class)
                .hasMessageContaining("sftp://USER@HOST/FOLDER");
        assertThatThrownBy(() -> new SftpFolder("sftp://a@b/c", PullSettings.defaults(), Clock.systemUTC())).isInstanceOf(Rejected.class)
                .hasMessageContaining("pull.sftp-key-file");
    }
}
