package dev.earmark.inbox.pull.cloud;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
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
import dev.earmark.inbox.pull.RemoteFileGone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwilioRecordingsIT {

    private static final String ACCOUNT = "AC" + "0".repeat(32);
    private static final String BASE = "/2010-04-01/Accounts/" + ACCOUNT + "/Recordings";

    @RegisterExtension
    static final WireMockExtension TWILIO = WireMockExtension.newInstance().options(WireMockConfiguration.options().dynamicPort()).build();

    @RegisterExtension
    static final WireMockExtension STORE = WireMockExtension.newInstance().options(WireMockConfiguration.options().dynamicPort()).build();

    private static TwilioRecordings open() {
        PullSettings settings = new PullSettings(null, null, null, "SK1", "secret", TWILIO.baseUrl(), null, null, null);
        return new TwilioRecordings("twilio://" + ACCOUNT, settings, LocalDate.parse("2026-11-01"), Duration.ofMillis(10));
    }

    private static String recording(int number, String status, int channels) {
        return """
                {"sid": "RE%032d", "call_sid": "CA%032d", "status": "%s", "channels": %d, "duration": "60",
                 "date_created": "Sun, 01 Nov 2026 09:00:00 +0000", "date_updated": "Sun, 01 Nov 2026 09:05:00 +0000"}"""
                .formatted(number, number, status, channels);
    }

    private static void listed(String first, String second) {
        TWILIO.stubFor(get(urlPathEqualTo(BASE + ".json")).withQueryParam("DateCreated>", equalTo("2026-11-01"))
                .withQueryParam("Page", absent()).withBasicAuth("SK1", "secret")
                .willReturn(okJson("{\"recordings\": [" + first + "], \"next_page_uri\": \"" + BASE + ".json?Page=1\"}")));
        TWILIO.stubFor(get(urlEqualTo(BASE + ".json?Page=1")).willReturn(okJson("{\"recordings\": [" + second
                + "], \"next_page_uri\": null}")));
    }

    @Test
    void eachCompletedRecordingIsListedWithWhatTwilioSaysOfIt() throws IOException {
        listed(recording(1, "completed", 2) + "," + recording(2, "processing", 2), recording(3, "completed", 1));
        String first = "RE" + "0".repeat(31) + "1";
        TWILIO.stubFor(get(urlEqualTo(BASE + "/" + first + ".wav?RequestedChannels=2")).withBasicAuth("SK1", "secret")
                .willReturn(aResponse().withBody("sound")));
        TWILIO.stubFor(get(urlEqualTo(BASE + "/" + first + ".json")).willReturn(okJson(recording(1, "completed", 2))));

        try (TwilioRecordings place = open()) {
            List<RemoteFile> files = place.list().toList();

            assertThat(files).extracting(RemoteFile::name).containsExactly(first + ".wav", first + ".json",
                    "RE" + "0".repeat(31) + "3.wav", "RE" + "0".repeat(31) + "3.json");
            assertThat(place.notReady()).isEqualTo(1);
            assertThat(place.open(files.get(0)).readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("sound");
            assertThat(place.open(files.get(1)).readAllBytes()).asString(StandardCharsets.UTF_8).contains("\"call_sid\"");
        }
    }

    @Test
    void aBusyServerIsAskedAgainAndAnotherServerIsNotToldTheKey() throws IOException {
        listed(recording(4, "completed", 1), "");
        String name = "RE" + "0".repeat(31) + "4.wav";
        TWILIO.stubFor(get(urlEqualTo(BASE + "/" + name)).inScenario("busy").whenScenarioStateIs("Started").willSetStateTo("free")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0")));
        TWILIO.stubFor(get(urlEqualTo(BASE + "/" + name)).inScenario("busy").whenScenarioStateIs("free")
                .willReturn(aResponse().withStatus(302).withHeader("Location", STORE.baseUrl() + "/kept?signature=x")));
        STORE.stubFor(get(urlEqualTo("/kept?signature=x")).willReturn(aResponse().withBody("kept elsewhere")));

        try (TwilioRecordings place = open()) {
            assertThat(place.open(place.list().findFirst().orElseThrow()).readAllBytes()).asString(StandardCharsets.UTF_8)
                    .isEqualTo("kept elsewhere");
        }

        STORE.verify(1, getRequestedFor(urlEqualTo("/kept?signature=x")).withoutHeader("Authorization"));
    }

    @Test
    void aRecordingThatIsDeletedIsGoneAndAWrongKeyIsToldInOneSentence() {
        listed(recording(5, "completed", 1), "");
        try (TwilioRecordings place = open()) {
            RemoteFile file = place.list().findFirst().orElseThrow();
            assertThatThrownBy(() -> place.open(file)).isInstanceOf(RemoteFileGone.class);
            TWILIO.stubFor(get(urlPathEqualTo(BASE + ".json")).willReturn(aResponse().withStatus(401)));
            assertThatThrownBy(() -> place.list().toList()).isInstanceOf(Unavailable.class)
                    .hasMessageContaining("Twilio does not let us in (401); check the settings pull.twilio-…");
        }
    }

    @Test
    void whatIsNoAccountAndAKeyThatIsNotSetAreToldBeforeAnythingIsAsked() {
        LocalDate day = LocalDate.parse("2026-11-01");
        assertThatThrownBy(() -> new TwilioRecordings("twilio://me", PullSettings.defaults(), day, Duration.ZERO))
                .isInstanceOf(Rejected.class).hasMessageContaining("the SID of the account");
        assertThatThrownBy(() -> new TwilioRecordings("twilio://" + ACCOUNT, PullSettings.defaults(), day, Duration.ZERO))
                .isInstanceOf(Rejected.class).hasMessageContaining("pull.twilio-key");
    }
}
