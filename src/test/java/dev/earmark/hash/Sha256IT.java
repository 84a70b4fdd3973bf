package dev.earmark.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256IT {

    private static final byte[] BYTES = "the same sound gives the same words".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aFileHasTheDigestOfItsBytes() throws IOException {
        Path file = Files.write(folder.resolve("call.wav"), BYTES);

        assertThat(Sha256.of(file)).isEqualTo(Sha256.hex(BYTES)).isEqualTo(DigestUtils.sha256Hex(BYTES));
    }

    @Test
    void bytesThatComePieceByPieceHaveTheDigestOfTheWhole() {
        Sha256 digest = new Sha256();
        for (int at = 0; at < BYTES.length; at += 1_000) {
            digest.add(BYTES, at, Math.min(1_000, BYTES.length - at));
        }

        assertThat(digest.hex()).isEqualTo(Sha256.hex(BYTES));
    }

    @Test
    void anUploadIsDigestedWhileItIsRead() throws IOException {
        Sha256 digest = new Sha256();
        try (InputStream upload = digest.through(new ByteArrayInputStream(BYTES))) {
            Files.copy(upload, folder.resolve("upload.wav"));
        }

        assertThat(digest.bytes()).hasSize(Sha256.BYTES).isEqualTo(DigestUtils.sha256(BYTES));
        assertThat(Sha256.of(folder.resolve("upload.wav"))).isEqualTo(Sha256.hex(BYTES));
    }
}
