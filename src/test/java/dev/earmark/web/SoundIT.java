package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sound as players ask for it; the recording has 10,000 bytes, each its position. */
class SoundIT {

    @TempDir
    static Path folder;

    static Served served;
    static Http program;
    static String audio;

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        program = served.program();
        audio = "/api/v1/interactions/" + served.scored("a-1") + "/audio";
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void withoutARangeTheWholeRecordingIsSent() {
        Http.Answered whole = program.get(audio).must(200);

        assertThat(whole.response().body()).hasSize(10_000);
        assertThat(whole.header("accept-ranges")).isEqualTo("bytes");
        assertThat(whole.header("content-type")).isEqualTo("audio/wav");
        assertThat(whole.header("content-range")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-, 0, 10000", "bytes=0-0, 0, 1", "bytes=0-99, 0, 100", "bytes=100-199, 100, 100", "bytes=9999-, 9999, 1",
                "bytes=9990-20000, 9990, 10", "bytes=-1, 9999, 1",
        "bytes=-500, 9500, 500", "bytes=-99999, 0, 10000", "BYTES=5-5, 5, 1",
    })
    void aRangeIsAnsweredWithExactlyThatPart(String range, int from, int length) {
        Http.Answered part = program.with("Range", range).get(audio).must(206);

        byte[] whole = program.get(audio).response().body();
        assertThat(part.response().body()).isEqualTo(Arrays.copyOfRange(whole, from, from + length));
        assertThat(part.header("content-range")).isEqualTo("bytes " + from + "-" + (from + length - 1) + "/10000");
        assertThat(part.header("content-length")).isEqualTo("" + length);
    }

    @ParameterizedTest
    @CsvSource({"bytes=10000-", "bytes=10000-10001", "bytes=-0", "bytes=999999999999999999-"})
    void whatLiesBehindTheEndIsNotSatisfiable(String range) {
        Http.Answered refused = program.with("Range", range).get(audio).must(416);

        assertThat(refused.header("content-range")).isEqualTo("bytes */10000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"bytes=5-4", "bytes=-", "bytes=a-b", "items=0-1", "bytes=0-1,5-6", "bytes=1", "nonsense"})
    void whatIsNoRangeIsIgnored(String range) {
        assertThat(program.with("Range", range).get(audio).must(200).response().body()).hasSize(10_000);
    }

    @Test
    void aRangeOfAnotherFileThanBeforeGivesTheWholeFile() {
        String tag = program.get(audio).header("etag");

        program.with("Range", "bytes=0-9").with("If-Range", tag).get(audio).must(206);
        program.with("Range", "bytes=0-9").with("If-Range", "\"other\"").get(audio).must(200);
        program.with("Range", "bytes=0-9").with("If-Range", "Wed, 21 Oct 2026 07:28:00 GMT").get(audio).must(200);
        program.with("If-None-Match", tag).get(audio).must(304);
    }

    @Test
    void aRecordingThatHasRottedIsRefusedWholeAndInPartAndTheOthersAreHeard() throws IOException {
        String id = served.scored("a-2");
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("blobs").resolve(id))) {
            file = files.filter(one -> one.getFileName().toString().matches("audio-[0-9a-f]{64}")).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(file);
        bytes[5_000] ^= 1;
        Files.write(file, bytes);

        String rotten = "/api/v1/interactions/" + id + "/audio";
        assertThat(program.get(rotten).must(503).json().path("code").asText()).isEqualTo("store.blob-rotten");
        assertThat(program.with("Range", "bytes=0-9").get(rotten).must(503).header("retry-after")).as("it does not mend itself").isEmpty();
        assertThat(program.head(rotten).status()).isEqualTo(503);
        program.get(audio).must(200);
    }

    @Test
    void aHeadSaysWhatAGetWouldSend() {
        assertThat(program.head(audio).must(200).header("content-length")).isEqualTo("10000");
        assertThat(program.with("Range", "bytes=0-9").head(audio).must(206).header("content-length")).isEqualTo("10");
    }

    @Test
    void aPartThatIsNotThereIsNotFound() {
        program.get(audio + "?part=audio").must(200);
        assertThat(program.get(audio + "?part=customer").must(404).code()).isEqualTo("web.no-sound");
        program.get(audio + "?part=peaks").must(400);
    }

    @Test
    void playersThatHangUpDisturbNobody() throws IOException {
        for (int i = 0; i < 20; i++) {
            try (RawHttp raw = new RawHttp(served.base())) {
                raw.send("GET " + audio + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + program.headers().get("Authorization")
                        + "\r\n\r\n");
            }
        }
        program.get(audio).must(200);
    }
}
