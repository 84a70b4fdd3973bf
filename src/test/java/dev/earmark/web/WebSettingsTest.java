package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.web.login.oidc.OidcSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebSettingsTest {

    private static WebSettings at(String host, @Nullable String publicUrl) {
        return new WebSettings(host, 8080, 8081, publicUrl, " 10.0.0.1 , 10.0.0.2", Duration.ofSeconds(60), 10, 10, Duration.ofSeconds(30),
                8192, null, null, null);
    }

    @Test
    void cookiesTravelByHttpsOnlyUnlessNobodyElseIsOnTheWay() {
        assertThat(at("127.0.0.1", null).secureCookies()).isFalse();
        assertThat(at("localhost", null).secureCookies()).isFalse();
        assertThat(at("0.0.0.0", null).secureCookies()).isTrue();
        assertThat(at("127.0.0.1", "https://qa.example.org").secureCookies()).isTrue();
        assertThat(at("127.0.0.1", "http://qa.example.org").secureCookies()).isTrue();
    }

    @Test
    void theAddressIsThatOfTheProxyWhereThereIsOne() {
        assertThat(at("127.0.0.1", "https://qa.example.org/").address(1)).hasToString("https://qa.example.org");
        assertThat(at("0.0.0.0", null).address(8080)).hasToString("http://127.0.0.1:8080");
        assertThat(at("::1", null).address(8080)).hasToString("http://[::1]:8080");
        assertThat(at("127.0.0.1", null).proxies()).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.2");
    }

    @Test
    void whoeverLetsOthersComeWithoutTlsIsTold() {
        assertThat(at("127.0.0.1", null).risk()).isEmpty();
        assertThat(at("127.0.0.1", "https://qa.example.org").risk()).isEmpty();
        assertThat(at("0.0.0.0", "https://qa.example.org").risk()).isEmpty();
        assertThat(at("0.0.0.0", null).withTls(Path.of("a.pem"), Path.of("a.key")).risk()).isEmpty();
        assertThat(at("0.0.0.0", null).risk()).hasValueSatisfying(risk ->
                assertThat(risk).contains("0.0.0.0", "web.tls-certificate", "web.public-url"));
        assertThat(at("127.0.0.1", "http://qa.example.org").risk())
                .hasValueSatisfying(risk -> assertThat(risk).contains("http://qa.example.org"));
    }

    @Test
    void withTlsTheAddressIsHttpsAndCookiesAreKeptToIt() {
        WebSettings own = at("127.0.0.1", null).withTls(Path.of("a.pem"), Path.of("a.key"));

        assertThat(own.address(8443)).hasToString("https://127.0.0.1:8443");
        assertThat(own.secureCookies()).isTrue();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThatThrownBy(() -> at("127.0.0.1", null).withTls(Path.of("a.pem"), null)).hasMessageContaining("web.tls-key");
        assertThatThrownBy(() -> at(" ", null)).hasMessageContaining("web.host");
        assertThatThrownBy(() -> at("127.0.0.1", "qa.example.org")).hasMessageContaining("web.public-url");
        assertThatThrownBy(() -> new WebSettings("127.0.0.1", 70_000, 0, null, null, Duration.ofSeconds(60), 1, 1, Duration.ofSeconds(30),
                8192, null, null, null)).hasMessageContaining("web.port");
        assertThatThrownBy(() -> new OidcSettings("https://id.example", null, null, "groups", null, null))
                .hasMessageContaining("client-id");
        assertThatThrownBy(() -> new OidcSettings("http://id.example", "a", "b", "groups", null, null)).hasMessageContaining("https");
        assertThatThrownBy(() -> new OidcSettings(null, null, null, "groups", "qa=boss", null)).hasMessageContaining("role-map");
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(new OidcSettings("https://id.example", "client", "hidden", "groups", null, null).toString()).doesNotContain("hidden");
    }
}
