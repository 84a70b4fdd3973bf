package dev.earmark.webhooks;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.earmark.events.EventType;
import dev.earmark.fault.NotFound;
import dev.earmark.store.Store;
import dev.earmark.store.Webhooks.Attempt;
import dev.earmark.store.Webhooks.Endpoint;
import dev.earmark.store.Webhooks.Waiting;
import dev.earmark.testing.Stores;
import dev.earmark.testing.Workplace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveriesIT {

    private static final Duration TIMEOUT = Duration.ofMillis(2_500);

    @TempDir
    Path folder;

    private final WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());
    private Store store;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        receiver.start();
        store = Stores.sqlite(folder);
        deliveries = new Deliveries(store, new WebhookSettings(true, TIMEOUT), Clock.systemUTC(), DeliveryListener.NOBODY);
        deliveries.start();
    }

    @AfterEach
    void close() {
        deliveries.close();
        receiver.stop();
        store.close();
    }

    private Endpoint endpoint(String path, List<String> secrets, Set<EventType> types) {
        Endpoint endpoint = new Endpoint("e" + path.hashCode(), receiver.baseUrl() + path, secrets, types, true, null, Instant.now(), 1);
        store.write(tx -> {
            tx.webhooks().insert(endpoint);
            return true;
        });
        return endpoint;
    }

    private Endpoint endpoint(String path) {
        return endpoint(path, List.of(EndpointSecret.fresh()), Set.of());
    }

    private String happens(EventType type) {
        String id = store.write(tx -> tx.events().append(type, Instant.now(), null, null, Map.of("rubric", "small@1")));
        deliveries.wake();
        return id;
    }

    private List<Attempt> attempts(Endpoint endpoint, int expected) {
        Workplace.until(() -> log(endpoint).size() >= expected);
        return log(endpoint);
    }

    private List<Attempt> log(Endpoint endpoint) {
        return store.read(tx -> tx.webhooks().attempts(endpoint.id(), 1_000));
    }

    private Waiting waiting() {
        return store.read(tx -> tx.webhooks().waiting());
    }

    private void answers(ResponseDefinitionBuilder answer) {
        receiver.stubFor(post(anyUrl()).willReturn(answer));
    }

    @Test
    void anEventArrivesSignedAndOnce() {
        answers(aResponse().withStatus(204));
        Endpoint endpoint = endpoint("/hook", List.of(EndpointSecret.fresh(), EndpointSecret.fresh()), Set.of(EventType.RUBRIC_PUBLISHED));
        happens(EventType.DELETED);
        String id = happens(EventType.RUBRIC_PUBLISHED);

        assertThat(attempts(endpoint, 1)).singleElement().satisfies(attempt -> {
            assertThat(attempt.delivered()).isTrue();
            assertThat(attempt.status()).isEqualTo(204);
        });
        List<LoggedRequest> got = receiver.findAll(postRequestedFor(anyUrl()));
        assertThat(got).singleElement().satisfies(request -> {
            assertThat(request.getHeader("webhook-id")).isEqualTo(id);
            long seconds = Long.parseLong(request.getHeader("webhook-timestamp"));
            assertThat(request.getHeader("webhook-signature")).isEqualTo(Signature.of(endpoint.secrets(), id, seconds, request.getBody()))
                    .contains(" ");
            assertThat(request.getBodyAsString()).contains("\"type\":\"rubric.published\"");
        });
        assertThat(waiting().count()).isZero();
    }

    @Test
    void aSecondAttemptHasTheSameIdAndBodyAndAnotherTime() {
        receiver.stubFor(post(anyUrl()).inScenario("once").whenScenarioStateIs(Scenario.STARTED).willReturn(aResponse().withStatus(500))
                .willSetStateTo("well"));
        receiver.stubFor(post(anyUrl()).inScenario("once").whenScenarioStateIs("well").willReturn(aResponse().withStatus(200)));
        Endpoint endpoint = endpoint("/hook");
        String id = happens(EventType.RUBRIC_PUBLISHED);

        assertThat(attempts(endpoint, 2)).extracting(Attempt::delivered).containsExactly(true, false);
        List<LoggedRequest> got = receiver.findAll(postRequestedFor(anyUrl()));
        assertThat(got).extracting(request -> request.getHeader("webhook-id")).containsExactly(id, id);
        assertThat(got.getFirst().getBody()).isEqualTo(got.getLast().getBody());
        assertThat(got.getFirst().getHeader("webhook-timestamp")).isNotEqualTo(got.getLast().getHeader("webhook-timestamp"));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 307, 400, 401, 404, 429, 503})
    void onlySuccessIsSuccessAndNoRedirectIsFollowed(int status) {
        receiver.stubFor(post(urlEqualTo("/hook")).willReturn(aResponse().withStatus(status)
                .withHeader("location", receiver.baseUrl() + "/elsewhere")));
        Endpoint endpoint = endpoint("/hook");
        happens(EventType.RUBRIC_PUBLISHED);

        assertThat(attempts(endpoint, 1)).singleElement().satisfies(attempt -> {
            assertThat(attempt.delivered()).isFalse();
            assertThat(attempt.status()).isEqualTo(status);
        });
        receiver.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
        assertThat(waiting().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsTriedAgainLater(Fault fault) {
        answers(aResponse().withFault(fault));
        Endpoint endpoint = endpoint("/hook");
        happens(EventType.RUBRIC_PUBLISHED);

        Attempt attempt = attempts(endpoint, 1).getFirst();
        if (fault != Fault.MALFORMED_RESPONSE_CHUNK) { // its head says 200, the rest is noise
            assertThat(attempt.status()).isNull();
        }
        assertThat(attempt.delivered()).isFalse();
        assertThat(attempt.sentence()).endsWith(".");
        assertThat(waiting().count()).isEqualTo(1);
    }

    @Test
    void aReceiverThatTakesTooLongFailsInTime() {
        answers(aResponse().withStatus(200).withBody("x".repeat(1_000)).withChunkedDribbleDelay(100, 30_000));
        Endpoint endpoint = endpoint("/hook");
        happens(EventType.RUBRIC_PUBLISHED);

        Attempt attempt = attempts(endpoint, 1).getFirst();
        assertThat(attempt.delivered()).isFalse();
        assertThat(attempt.tookMs()).isBetween(TIMEOUT.toMillis() - 50, 5_000L);
    }

    @Test
    void anEndpointThatIsGoneIsDisabled() {
        answers(aResponse().withStatus(410));
        Endpoint endpoint = endpoint("/hook");
        happens(EventType.RUBRIC_PUBLISHED);
        Workplace.until(() -> !store.read(tx -> tx.webhooks().find(endpoint.id())).orElseThrow().enabled());

        happens(EventType.RUBRIC_PUBLISHED);
        assertThat(attempts(endpoint, 1)).hasSize(1);
        assertThat(store.read(tx -> tx.webhooks().find(endpoint.id())).orElseThrow().disabledBecause()).contains("410");
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        answers(aResponse().withStatus(429).withHeader("retry-after", "120"));
        Endpoint endpoint = endpoint("/hook");
        happens(EventType.RUBRIC_PUBLISHED);
        attempts(endpoint, 1);

        long now = store.<Long>read(tx -> tx.nowMs());
        assertThat(waiting().oldestMs()).isBetween(now + 100_000, now + 121_000);
    }

    @Test
    void aSlowEndpointDoesNotKeepOthersWaiting() {
        receiver.stubFor(post(urlEqualTo("/slow")).willReturn(aResponse().withStatus(200).withFixedDelay(10_000)));
        receiver.stubFor(post(urlEqualTo("/quick")).willReturn(aResponse().withStatus(200)));
        endpoint("/slow");
        Endpoint quick = endpoint("/quick");
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            ids.add(happens(EventType.RUBRIC_PUBLISHED));
        }
        long began = System.nanoTime();
        assertThat(attempts(quick, 40)).extracting(Attempt::eventId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as("the slow one takes 40 times 2.5 s").isLessThan(Duration.ofSeconds(50));
    }

    @Test
    void theTestButtonSendsAPing() {
        answers(aResponse().withStatus(200));
        Endpoint endpoint = endpoint("/hook");
        String id = deliveries.test(endpoint.id());

        assertThat(attempts(endpoint, 1)).extracting(Attempt::eventId).containsExactly(id);
        assertThat(receiver.findAll(postRequestedFor(anyUrl())).getFirst().getBodyAsString()).contains("webhook.ping");
        assertThatThrownBy(() -> deliveries.test("none")).isInstanceOf(NotFound.class);
    }

    @Test
    void anAddressThatBecamePrivateIsNotCalled() {
        answers(aResponse().withStatus(200));
        Endpoint endpoint = endpoint("/hook");
        deliveries.close();
        try (Deliveries careful = new Deliveries(store, new WebhookSettings(false, TIMEOUT), Clock.systemUTC(), DeliveryListener.NOBODY)) {
            careful.start();
            happens(EventType.RUBRIC_PUBLISHED);

            assertThat(attempts(endpoint, 1)).singleElement().satisfies(attempt -> assertThat(attempt.status()).isNull());
            receiver.verify(0, postRequestedFor(anyUrl()));
        }
    }
}
