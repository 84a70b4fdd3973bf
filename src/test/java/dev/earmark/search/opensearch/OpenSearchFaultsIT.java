package dev.earmark.search.opensearch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.search.SearchQuery;
import dev.earmark.search.SearchRequest;
import dev.earmark.search.line.Synonyms;
import dev.earmark.testing.Calls;
import dev.earmark.testing.SearchDocuments;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that fails. */
class OpenSearchFaultsIT {

    private static final WireMockServer SERVER = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private static final SearchRequest WORDS = SearchRequest.of(new SearchQuery.Everything(), 10);

    private OpenSearchIndex index;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    private static OpenSearchSettings settings() {
        return new OpenSearchSettings("http://127.0.0.1:" + SERVER.port(), "who", "my-secret", null, "earmark", 1, 0);
    }

    @BeforeEach
    void anIndex() {
        SERVER.resetAll();
        SERVER.stubFor(get(urlPathEqualTo("/_alias/earmark")).willReturn(okJson("{\"earmark-f2-000001\":{\"aliases\":{\"earmark\":{}}}}")));
        SERVER.stubFor(get(urlPathMatching("/.*/_mapping")).willReturn(okJson("""
                {"earmark-f2-000001":{"mappings":{"_meta":{"identity":"i","format":"2","model":"none","vectors":false}}}}""")));
        index = OpenSearchIndex.open(settings(), null, Synonyms.NONE);
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(post(anyUrl()).willReturn(answer));
    }

    private void keep() {
        index.keep(List.of(SearchDocuments.of("call", Calls.chat(Calls.customer("hello"))).document()), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "401, security_exception, search.index-down, search.password",
        "403, security_exception, search.index-down, search.password",
        "404, index_not_found_exception, search.index-broken, built again",
        "500, whatever, search.index-down, 500",
        "403, cluster_block_exception, search.index-not-written, disk",
    })
    void whatTheServerRefusesIsSaidInOneSentence(int status, String type, String code, String says) {
        answers(aResponse().withStatus(status).withBody("{\"error\":{\"type\":\"" + type + "\",\"reason\":\"my-secret\"}}"));

        assertThatThrownBy(() -> index.find(WORDS)).isInstanceOf(Unavailable.class).hasMessageContaining(says)
                .satisfies(failed -> assertThat(failed.getMessage()).doesNotContain("my-secret")).extracting("code").isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void aBusyServerIsTriedAgainWhenItSays(int status) {
        answers(aResponse().withStatus(status).withHeader("Retry-After", "7").withBody("busy"));

        assertThatThrownBy(() -> index.find(WORDS)).isInstanceOfSatisfying(Unavailable.class, busy -> {
            assertThat(busy.code()).isEqualTo("search.index-down");
            assertThat(busy.retryAfter()).contains(Duration.ofSeconds(7));
        });
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aBrokenConnectionIsNoAnswer(Fault fault) {
        answers(aResponse().withFault(fault));

        assertThatThrownBy(() -> index.find(WORDS)).isInstanceOf(Unavailable.class).extracting("code").isEqualTo("search.index-down");
    }

    @ParameterizedTest
    @CsvSource({"<html>502 Bad Gateway</html>", "\"text\"", "{\"hits\":"})
    void whatIsNoJsonIsNoSearchServer(String body) {
        answers(aResponse().withStatus(200).withBody(body));

        assertThatThrownBy(() -> index.find(WORDS)).isInstanceOf(Unavailable.class).hasMessageContaining("search.url");
    }

    @Test
    void anAnswerOfHalfTheShardsIsNoneAndALateOneIsTooSlow() {
        answers(okJson("{\"timed_out\":false,\"_shards\":{\"failed\":1},\"hits\":{\"hits\":[]}}"));
        assertThatThrownBy(() -> index.find(WORDS)).isInstanceOf(Unavailable.class).extracting("code").isEqualTo("search.index-down");

        answers(okJson("{\"timed_out\":true,\"_shards\":{\"failed\":0},\"hits\":{\"hits\":[]}}"));
        assertThatThrownBy(() -> index.find(WORDS)).isInstanceOf(Rejected.class).extracting("code").isEqualTo("search.too-slow");
    }

    @Test
    void aServerThatSaysNothingIsGivenUpAfterTheTimeThatASearchMayTake() {
        answers(okJson("{}").withFixedDelay(15_000));
        long begun = System.nanoTime();

        assertThatThrownBy(() -> index.find(WORDS)).isInstanceOf(Rejected.class).extracting("code").isEqualTo("search.too-slow");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(14));
    }

    @Test
    void aRedIndexIsNotThere() {
        SERVER.stubFor(get(urlPathMatching("/_cluster/health/.*")).willReturn(okJson("{\"status\":\"red\"}")));

        assertThatThrownBy(index::check).isInstanceOf(Unavailable.class).hasMessageContaining("red");
    }

    @Test
    void whatIsOlderIsNoFailureAndEverythingElseIs() {
        answers(okJson("{\"items\":[{\"index\":{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\"}}}]}"));
        assertThatCode(this::keep).doesNotThrowAnyException();
        SERVER.verify(postRequestedFor(urlPathEqualTo("/earmark/_bulk")).withRequestBody(
                com.github.tomakehurst.wiremock.client.WireMock.containing("\"version_type\":\"external_gte\"")));

        answers(okJson("{\"items\":[{\"index\":{\"status\":500,\"error\":{\"type\":\"broken\"}},\"create\":{\"status\":201}}]}"));
        assertThatThrownBy(this::keep).isInstanceOf(Unavailable.class).extracting("code").isEqualTo("search.index-not-written");
    }

    @Test
    void anIndexOfAnotherFormatOrModelIsToBeBuiltAgain() {
        SERVER.stubFor(get(urlPathMatching("/.*/_mapping")).willReturn(okJson("""
                {"earmark-f2-000001":{"mappings":{"_meta":{"identity":"i","format":"0","model":"none"}}}}""")));

        assertThatThrownBy(() -> OpenSearchIndex.open(settings(), null, Synonyms.NONE)).isInstanceOf(Unavailable.class).extracting("code")
                .isEqualTo("search.index-broken");
        SERVER.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        assertThatThrownBy(() -> OpenSearchIndex.open(settings(), null, Synonyms.NONE)).isInstanceOf(Unavailable.class).extracting("code")
                .isEqualTo("search.index-down");
    }

    @Test
    void whoWeAreIsNotTold() {
        assertThat(settings().toString()).doesNotContain("who", "my-secret");
        assertThatThrownBy(() -> new OpenSearchSettings("search.example.org", null, null, null, "earmark", 1, 0))
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> new OpenSearchSettings("http://a", "who", null, null, "earmark", 1, 0))
                .hasMessageContaining("belong together");
        assertThatThrownBy(() -> new OpenSearchSettings("http://a", null, null, null, "Earmark*", 1, 0)).hasMessageContaining("name");
    }
}
