package dev.earmark.inbox.pull.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.pull.PullSettings;
import dev.earmark.inbox.pull.RemoteFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GenesysRecordingsIT {

    private static final String CALL = "11111111-2222-3333-4444-555555555555";
    private static final String QUIET = "99999999-2222-3333-4444-555555555555";
    private static final String RECORDING = "aaaaaaaa-2222-3333-4444-555555555555";
    private static final String QUERY = "/api/v2/analytics/conversations/details/query";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);

    @RegisterExtension
    static final WireMockExtension GENESYS = WireMockExtension.newInstance().options(WireMockConfiguration.options().dynamicPort()).build();

    private static GenesysRecordings open() {
        PullSettings settings = new PullSettings(null, null, null, null, null, "https://api.twilio.com", "client", "secret",
                GENESYS.baseUrl());
        return new GenesysRecordings("genesys://mypurecloud.de", settings, LocalDate.parse("2026-11-01"), CLOCK, Duration.ofMillis(5));
    }

    @BeforeEach
    void oneRecordedCallAndOneThatWasNot() {
        GENESYS.stubFor(post(urlEqualTo("/oauth/token")).withBasicAuth("client", "secret")
                .willReturn(okJson("{\"access_token\": \"t1\", \"expires_in\": 86400}")));
        GENESYS.stubFor(post(urlEqualTo(QUERY)).willReturn(okJson("{\"totalHits\": 0}")));
        GENESYS.stubFor(post(urlEqualTo(QUERY)).withHeader("Authorization", equalTo("Bearer t1"))
                .withRequestBody(matchingJsonPath("$.interval", equalTo("2026-11-01T00:00:00Z/2026-11-02T00:00:00Z")))
                .withRequestBody(matchingJsonPath("$.paging[?(@.pageNumber == 1)]"))
                .willReturn(okJson("{\"conversations\": [{\"conversationId\": \"" + CALL + "\"}, {\"conversationId\": \"" + QUIET
                        + "\"}], \"totalHits\": 2}")));
        GENESYS.stubFor(get(urlPathEqualTo("/api/v2/conversations/" + QUIET + "/recordings")).willReturn(aResponse().withStatus(404)));
    }

    private static String path() {
        return "/api/v2/conversations/" + CALL + "/recordings";
    }

    @Test
    void aRecordingIsFetchedOnceGenesysHasMadeItReadyAsTheTwoPartiesWithItsMetadata() throws IOException {
        GENESYS.stubFor(get(urlPathEqualTo(path())).inScenario("ready").whenScenarioStateIs("Started").willSetStateTo("made")
                .willReturn(aResponse().withStatus(202)));
        GENESYS.stubFor(get(urlPathEqualTo(path())).inScenario("ready").whenScenarioStateIs("made").withQueryParam("formatId",
                equalTo("WAV")).willReturn(okJson("""
                        [{"id": "%s", "conversationId": "%s", "startTime": "2026-11-01T09:00:00.000Z", "endTime": "2026-11-01T09:01:00.000Z",
                          "media": "audio", "fileState": "AVAILABLE",
                          "mediaUris": {"0": {"mediaUri": "/media/agent"}, "1": {"mediaUri": "/media/customer"}}},
                         {"id": "%s", "media": "audio", "fileState": "ARCHIVED", "mediaUris": {}}]""".formatted(RECORDING, CALL, QUIET))));
        GENESYS.stubFor(get(urlEqualTo("/media/agent")).willReturn(aResponse().withBody("agent")));

        try (GenesysRecordings place = open()) {
            List<RemoteFile> files = place.list().toList();

            String name = CALL + "/" + RECORDING;
            assertThat(files).extracting(RemoteFile::name).containsExactly(name + "-out.wav", name + "-out.json", name + "-in.wav");
            assertThat(files.getFirst().bytes()).isEqualTo(960_000);
            assertThat(place.open(files.get(0)).readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("agent");
            assertThat(place.open(files.get(1)).readAllBytes()).asString(StandardCharsets.UTF_8).contains("\"conversationId\":\"" + CALL);
            assertThat(place.notReady()).isZero();
        }
        GENESYS.verify(1, postRequestedFor(urlEqualTo("/oauth/token")));
        GENESYS.verify(1, getRequestedFor(urlEqualTo("/media/agent")).withoutHeader("Authorization"));
    }

    @Test
    void aRecordingThatIsNeverMadeReadyIsLeftForTheNextRunAndTold() {
        GENESYS.stubFor(get(urlPathEqualTo(path())).willReturn(aResponse().withStatus(202)));

        try (GenesysRecordings place = open()) {
            assertThat(place.list().toList()).isEmpty();
            assertThat(place.notReady()).isEqualTo(1);
        }
    }

    @Test
    void aClientThatIsNotLetInAndARegionThatIsNoneAreToldInOneSentence() {
        GENESYS.stubFor(post(urlEqualTo("/oauth/token")).willReturn(aResponse().withStatus(401)));
        try (GenesysRecordings place = open()) {
            assertThatThrownBy(() -> place.list().toList()).isInstanceOf(Unavailable.class)
                    .hasMessageContaining("Genesys Cloud does not let us in (401); check the settings pull.genesys-…");
        }
        assertThatThrownBy(() -> new GenesysRecordings("genesys://a b", PullSettings.defaults(), LocalDate.EPOCH, CLOCK, Duration.ZERO))
                .isInstanceOf(Rejected.class).hasMessageContaining("genesys://mypurecloud.de");
        assertThatThrownBy(() -> new GenesysRecordings("genesys://mypurecloud.de", PullSettings.defaults(), LocalDate.EPOCH, CLOCK,
                Duration.ZERO)).isInstanceOf(Rejected.class).hasMessageContaining("pull.genesys-client");
    }
}
