package dev.earmark.blobs.s3;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.earmark.blobs.BlobStore.Upload;
import dev.earmark.fault.Unavailable;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A bucket whose server fails: everything is worth another try, and says what to mend. */
class S3FaultsIT {

    private static final WireMockServer SERVER = new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @TempDir
    private Path folder;

    private S3Blobs blobs;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void aBucket() {
        SERVER.resetAll();
        blobs = new S3Blobs(S3Place.of("s3://recordings/earmark"), new S3Settings("http://127.0.0.1:" + SERVER.port(), "eu-central-1", "id",
                "secret", true, null, null, 1 << 20), folder, _ -> {});
    }

    @AfterEach
    void close() {
        blobs.close();
    }

    private void keep() {
        try (Upload upload = blobs.begin()) {
            upload.write(new byte[] {1, 2, 3}, 0, 3);
            upload.keep("call-1/" + upload.sha256());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, InvalidAccessKeyId, blobs.keys-wrong, s3.access-key",
        "403, SignatureDoesNotMatch, blobs.keys-wrong, s3.access-key",
        "400, ExpiredToken, blobs.keys-wrong, s3.access-key",
        "403, AccessDenied, blobs.not-permitted, list",
        "404, NoSuchBucket, blobs.no-bucket, store.blobs",
        "301, PermanentRedirect, blobs.region-wrong, s3.region",
        "403, RequestTimeTooSkewed, blobs.clock-wrong, time server",
        "403, QuotaExceeded, store.full, quota",
        "507, XMinioStorageFull, store.full, quota",
        "503, SlowDown, blobs.down, 503",
        "500, InternalError, blobs.down, 500",
        "418, <b>tea\u202E, blobs.down, 418",
    })
    void anAnswerOfTheServerIsToldByItsCode(int status, String answer, String code, String says) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Content-Type", "application/xml").withBody(
                "<?xml version=\"1.0\"?><Error><Code>" + answer.replace("<", "&lt;") + "</Code><Message>no</Message></Error>")));

        assertThatThrownBy(this::keep).isInstanceOf(Unavailable.class).hasMessageContaining(says).hasMessageEndingWith(".")
                .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("secret\"", "\u202E", "\n")).extracting("code")
                .isEqualTo(code);
    }

    /** When the answer comes and only what follows its head is broken, it was an answer. */
    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "MALFORMED_RESPONSE_CHUNK", mode = EnumSource.Mode.EXCLUDE)
    void aBrokenConnectionIsSaid(Fault fault) {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));

        assertThatThrownBy(this::keep).isInstanceOf(Unavailable.class).extracting("code").isEqualTo("blobs.down");
        assertThat(SERVER.findAll(anyRequestedFor(anyUrl()))).as("attempts, not of what is no HTTP")
                .hasSize(fault == Fault.RANDOM_DATA_THEN_CLOSE ? 1 : 3);
    }

    @Test
    void aPageOfAProxyIsNoAnswer() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502).withHeader("Content-Type", "text/html")
                .withBody("<html><body>Bad Gateway</body></html>")));

        assertThatThrownBy(this::keep).isInstanceOf(Unavailable.class).extracting("code").isEqualTo("blobs.down");
        assertThatThrownBy(() -> blobs.file("call-1/abc")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> {
            try (var keys = blobs.keysBefore(java.time.Instant.now())) {
                keys.forEach(_ -> {});
            }
        }).isInstanceOf(Unavailable.class);
    }

    /** What is sent is signed with its digest and its checksum. */
    @Test
    void whatIsSentCarriesItsChecksum() {
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(200)));

        keep();

        var sent = SERVER.findAll(anyRequestedFor(anyUrl())).getFirst();
        assertThat(sent.getHeader("x-amz-content-sha256")).isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        assertThat(sent.getHeader("x-amz-checksum-sha256")).isEqualTo("A5BYxvLAy0ksUzsKTRTvd8wPeKvMztUofYShogEc+4E=");
        assertThat(sent.getBody()).containsExactly(1, 2, 3);
        assertThat(sent.getUrl()).startsWith("/recordings/earmark/call-1/");
    }
}
