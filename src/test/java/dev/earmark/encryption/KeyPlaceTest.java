package dev.earmark.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPlaceTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String HEX = "0f".repeat(32);

    @TempDir
    Path folder;

    private static String name(String place) {
        return KeyPlace.read("key", place, SOON).name();
    }

    private String file(byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "key", "");
        Files.write(file, content);
        return "file:" + file;
    }

    @Test
    void theSameKeyIsReadHoweverItIsWritten() throws IOException {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 15);
        String wanted = name("value:" + HEX);
        assertThat(wanted).hasSize(12);
        assertThat(name(file(key))).isEqualTo(wanted);
        assertThat(name(file((Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII)))).isEqualTo(wanted);
        assertThat(name("command:echo " + HEX)).isEqualTo(wanted);
    }

    @Test
    void aCommandIsRunWithoutAShell() {
        assertThatThrownBy(() -> name("command:echo $(echo " + HEX + ")")).isInstanceOf(Rejected.class)
                .hasMessageContaining("not 32 bytes");
    }

    @Test
    void aCommandThatFailsOrHangsIsToldInOneSentence() {
        assertThatThrownBy(() -> name("command:false")).isInstanceOf(Unavailable.class)
                .hasMessage("The command of encryption.key gives no key: it ended with 1. Nothing was changed.");
        assertThatThrownBy(() -> KeyPlace.read("key", "command:sleep 60", Duration.ofMillis(200)))
                .isInstanceOf(Unavailable.class).hasMessageContaining("within 200 ms");
        assertThatThrownBy(() -> name("command:/no/such/program")).isInstanceOf(Unavailable.class).hasMessageContaining("cannot be"
                + " started");
    }

    @Test
    void whatIsNoKeyIsToldInOneSentence() throws IOException {
        String short31 = file(new byte[31]);
        assertThatThrownBy(() -> name(short31)).isInstanceOf(Rejected.class).hasMessageContaining("32 bytes as Base64");
        assertThatThrownBy(() -> name("file:/no/such/key")).isInstanceOf(Rejected.class).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> name("env:NOBODY_SET_THIS")).isInstanceOf(Rejected.class)
                .hasMessageContaining("the environment has no NOBODY_SET_THIS");
        assertThatThrownBy(() -> new EncryptionSettings("/etc/key", "", SOON)).hasMessageContaining("must begin with file:");
    }

    @Test
    void settingsDoNotPrintKeys() {
        assertThat(new EncryptionSettings("value:" + HEX, "", SOON).toString()).isEqualTo("EncryptionSettings[on]");
    }

    @Test
    void aNewKeyFileIsForNobodyElse() throws IOException {
        Path file = folder.resolve("master.key");
        String made = KeyFile.make(file);
        assertThat(name("file:" + file)).isEqualTo(made);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThatThrownBy(() -> KeyFile.make(file)).hasMessageContaining("already");
    }
}
