package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.ServiceProcess;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BigUploadPromiseIT {

    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path data;

    @TempDir
    Path logs;

    /** 256 MiB of sound, 1 GiB in the long form; what it holds is never in memory as a whole. */
    @Test
    void aLongRecordingIsTakenInWithLittleMoreMemory() throws IOException {
        Map<String, String> settings = Map.of();
        String key = ServiceProcess.command(data, settings, "key", "checker");
        try (ServiceProcess service = ServiceProcess.start(data, logs, settings)) {
            send(service, key, 8);
            new Checker(new Sender(key)).awaitQuiet(service, Duration.ofMinutes(2)); // the speech model is loaded now
            long before = service.peakMemoryBytes();
            String answer = send(service, key, Scale.of(256, 1024));
            long extra = service.peakMemoryBytes() - before;

            assertThat(answer).startsWith("HTTP/1.1 201");
            assertThat(extra).as("extra memory in bytes").isLessThan(64L * MEBIBYTE);
        }
    }

    /** A stereo recording at 48 kHz in float samples, so that a gibibyte is less than the longest call. */
    private static String send(ServiceProcess service, String key, int mebibytes) throws IOException {
        byte[] head =
                ("--b\r\nContent-Disposition: form-data; name=\"facts\"\r\n\r\n{}\r\n--b\r\nContent-Disposition: form-data; "
                + "name=\"audio\"; filename=\"long.wav\"\r\n"
                + "Content-Type: audio/wav\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] wav = dev.earmark.testing.Wav.little(44).put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + mebibytes * MEBIBYTE)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16).putShort((short) 3).putShort((short) 2).putInt(48_000).putInt(384_000).putShort((short) 8).putShort((short) 32)
                .put("data".getBytes(StandardCharsets.US_ASCII)).putInt(mebibytes * MEBIBYTE).array();
        long length = head.length + 44L + (long) mebibytes * MEBIBYTE + tail.length;
        try (Socket socket = new Socket("127.0.0.1", service.api("").getPort());
                OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16)) {
            out.write(("POST /api/v1/interactions HTTP/1.1\r\nHost: 127.0.0.1:" + service.api("").getPort()
                    + "\r\nAuthorization: Bearer " + key
                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(head);
            out.write(wav);
            byte[] block = new byte[MEBIBYTE];
            for (int i = 0; i < mebibytes; i++) {
                block[0] = (byte) i;
                out.write(block);
            }
            out.write(tail);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
