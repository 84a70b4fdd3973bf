package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Account;
import dev.earmark.access.Role;
import dev.earmark.access.Secrets;
import dev.earmark.fault.Rejected;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.web.login.oidc.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class AccessIT {

    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    Path folder;

    Served served;

    @BeforeEach
    void serve() {
        served = new Served(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static String login(String login, String password) {
        return "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
    }

    @Test
    void theFirstAdministratorChoosesAPasswordByALinkThatWorksOnce() {
        URI link = FirstAdmin.link(served.store, new Secrets(new SecureRandom()), served.clock, served.base()).orElseThrow();
        Http browser = served.nobody();

        assertThat(browser.get(link.getPath()).must(200).text()).contains("Choose a password").contains("name=\"login\"")
                .doesNotContain("<script");
        browser.send("POST", link.getPath(), BodyPublishers.ofString("login=root&password=short&again=short"), FORM).must(422);
        browser.send("POST", link.getPath(), BodyPublishers.ofString("login=root&password=a+long+password&again=another"), FORM).must(422);
        Http.Answered chosen = browser.send("POST", link.getPath(),
                BodyPublishers.ofString("login=root&password=a+long+password&again=a+long+password"), FORM).must(303);
        Http admin = browser.with("Cookie", chosen.header("set-cookie").split(";")[0]);

        assertThat(served.me(admin).get("role").asText()).isEqualTo("admin");
        assertThat(chosen.header("location")).isEqualTo("/start");
        assertThat(admin.get("/").must(303).header("location")).isEqualTo("/calls");
        assertThat(browser.send("POST", link.getPath(), BodyPublishers.ofString("login=r2&password=a+long+password&again=a+long+password"),
                FORM).status()).isEqualTo(404);
        assertThat(FirstAdmin.link(served.store, new Secrets(new SecureRandom()), served.clock, served.base())).isEmpty();
    }

    @Test
    void onlyThisMachineMayConnectBeforeThereIsAnAdministrator(@TempDir Path other) {
        WebSettings everybody = new WebSettings("0.0.0.0", 0, 0, null, null, Duration.ofSeconds(60), 100, 10, Duration.ofSeconds(30), 8192,
                null, null, null);

        assertThatThrownBy(() -> new Served(other, everybody, OidcSettings.defaults(), InboxSettings.defaults()).close())
                .isInstanceOf(Rejected.class).hasMessageContaining("no administrator").extracting("code").isEqualTo("web.no-admin");
    }

    @Test
    void aSessionIsNewAtEachLoginAndWorthNothingAfterLogout() {
        served.account("rita", Role.REVIEWER, null);
        Http first = served.login("rita");
        Http second = served.login("rita");

        assertThat(first.headers().get("Cookie")).isNotEqualTo(second.headers().get("Cookie"));
        first.post("/api/v1/logout").must(204);
        first.get("/api/v1/me").must(401);
        second.get("/api/v1/me").must(200);
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherPages() {
        served.account("rita", Role.REVIEWER, null);
        String cookie = served.nobody().post("/api/v1/login", login("rita", Served.PASSWORD)).must(200).header("set-cookie");

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/").doesNotContain("Domain");
        WebSettings proxied = new WebSettings("127.0.0.1", 0, 0, "https://qa.example.org", null, Duration.ofSeconds(60), 100, 10,
                Duration.ofSeconds(30), 8192, null, null, null);
        assertThat(proxied.secureCookies()).isTrue();
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutARequestAndAfterEightHoursInAnyCase() {
        Http person = served.person("rita", Role.REVIEWER, null);
        served.later.set(Duration.ofMinutes(29));
        person.get("/api/v1/me").must(200);
        served.later.set(Duration.ofMinutes(58));
        person.get("/api/v1/me").must(200);
        served.later.set(Duration.ofMinutes(89));
        person.get("/api/v1/me").must(401);

        Http other = served.login("rita");
        for (int minutes = 89; minutes < 89 + 8 * 60; minutes += 25) {
            served.later.set(Duration.ofMinutes(minutes));
            other.get("/api/v1/me").must(200);
        }
        served.later.set(Duration.ofMinutes(89 + 8 * 60 + 1));
        other.get("/api/v1/me").must(401);
    }

    @Test
    void changingThePasswordEndsAllOtherSessions() {
        Http one = served.person("rita", Role.REVIEWER, null);
        Http other = served.login("rita");

        one.put("/api/v1/me/password", "{\"old\":\"wrong\",\"new\":\"another long one\"}").must(401);
        one.put("/api/v1/me/password", "{\"old\":\"" + Served.PASSWORD + "\",\"new\":\"short\"}").must(422);
        Http.Answered changed = one.put("/api/v1/me/password", "{\"old\":\"" + Served.PASSWORD + "\",\"new\":\"another long one\"}")
                .must(200);

        one.get("/api/v1/me").must(401);
        other.get("/api/v1/me").must(401);
        served.nobody().with("Cookie", changed.header("set-cookie").split(";")[0]).get("/api/v1/me").must(200);
        served.nobody().post("/api/v1/login", login("rita", Served.PASSWORD)).must(401);
        served.nobody().post("/api/v1/login", login("RITA", "another long one")).must(200);
    }

    @Test
    void aPageOfAnotherOriginChangesNothing() {
        Http person = served.person("rita", Role.REVIEWER, null);
        String route = "/api/v1/interactions/retry";

        person.post(route).must(202);
        assertThat(person.without("X-CSRF-Token").post(route).must(403).code()).isEqualTo("web.token-missing");
        assertThat(person.with("X-CSRF-Token", "guess").post(route).must(403).code()).isEqualTo("web.token-missing");
        assertThat(person.with("Origin", "https://evil.example").post(route).must(403).code()).isEqualTo("web.cross-origin");
        assertThat(person.with("Origin", "null").post(route).must(403).code()).isEqualTo("web.cross-origin");
        assertThat(person.with("Sec-Fetch-Site", "cross-site").post(route).must(403).code()).isEqualTo("web.cross-origin");
        person.with("Origin", served.base().toString()).with("Sec-Fetch-Site", "same-origin").post(route).must(202);
        assertThat(served.nobody().with("Origin", "https://evil.example").post("/api/v1/login", login("rita", Served.PASSWORD)).must(403)
                .code()).isEqualTo("web.cross-origin");
        served.program().with("Origin", "https://tool.example").post(route).must(202);
    }

    @Test
    void aFormOfAnotherPageCannotLogOut() {
        Http person = served.person("rita", Role.REVIEWER, null);

        person.send("POST", "/logout/form", BodyPublishers.ofString("csrf=guess"), FORM).must(403);
        person.send("POST", "/logout/form", BodyPublishers.ofString("csrf=" + person.headers().get("X-CSRF-Token")), FORM).must(303);
        person.get("/api/v1/me").must(401);
    }

    @Test
    void anAccountIsMadeChangedAndSwitchedOff() {
        Http admin = served.admin();
        JsonNode made = admin.post("/api/v1/accounts", "{\"login\":\"Ola\",\"name\":\"Ola\",\"role\":\"agent\",\"agentId\":\"a-1\"}")
                .must(201).json();
        String at = "/api/v1/accounts/" + made.at("/account/id").asText();
        String token = URI.create(made.get("link").asText()).getPath().replace("/password/", "");

        Http.Answered chosen = served.nobody().post("/api/v1/password", "{\"token\":\"" + token + "\",\"password\":\"a long password\"}")
                .must(200);
        Http ola = served.nobody().with("Cookie", chosen.header("set-cookie").split(";")[0]);
        assertThat(served.me(ola).get("agentId").asText()).isEqualTo("a-1");
        admin.post("/api/v1/accounts", "{\"login\":\"ola\",\"name\":\"Other\",\"role\":\"agent\"}").must(409);
        String tag = admin.get(at).must(200).header("etag");
        admin.with("If-Match", tag).put(at, "{\"name\":\"Ola\",\"role\":\"agent\",\"disabled\":true}").must(200);
        admin.with("If-Match", tag).put(at, "{\"name\":\"Ola\",\"role\":\"agent\"}").must(412);
        ola.get("/api/v1/me").must(401);
        served.nobody().post("/api/v1/login", login("ola", "a long password")).must(401);
        assertThat(admin.get("/api/v1/audit").must(200).json().findValuesAsText("action"))
                .contains("account.create", "password.choose", "account.change");
    }

    @Test
    void theLastAdministratorStays() {
        Account account = served.account("root", Role.ADMIN, null);
        Http admin = served.login("root");

        assertThat(admin.put("/api/v1/accounts/" + account.id(), "{\"name\":\"x\",\"role\":\"coach\"}").must(409).code())
                .isEqualTo("access.last-admin");
        admin.get("/api/v1/me").must(200);
    }

    @Test
    void aKeyIsShownOnceAndRevoked() {
        Http admin = served.admin();
        JsonNode made = admin.post("/api/v1/keys",
                "{\"name\":\"crm\",\"role\":\"coach\",\"scopes\":[\"interactions:read\"],\"expiresAt\":\"2200-01-01T00:00:00Z\"}").must(201)
                .json();
        Http key = served.nobody().with("Authorization", "Bearer " + made.get("secret").asText());

        key.get("/api/v1/interactions").must(200);
        key.get("/api/v1/rubrics").must(403);
        assertThat(admin.get("/api/v1/keys").must(200).text()).contains("crm").doesNotContain(made.get("secret").asText());
        admin.delete("/api/v1/keys/" + made.at("/key/id").asText()).must(204);
        key.get("/api/v1/interactions").must(401);
    }

    @Test
    void aKeyThatIsWrongIsNobodyWhateverTheCookieSays() {
        served.admin().with("Authorization", "Bearer emk_wrong").get("/api/v1/me").must(401);
        served.nobody().with("Authorization", "Basic cm9vdDpyb290").get("/api/v1/me").must(401);
    }

    @Test
    void aNameThatIsNotOursIsRefused() throws IOException {
        assertThat(RawHttp.once(served.base(), "GET /api/v1/me HTTP/1.1\r\nHost: rebound.example\r\n", new byte[0]))
                .startsWith("HTTP/1.1 421").contains("web.host-unknown");
        assertThat(RawHttp.once(served.base(), "GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\n", new byte[0])).startsWith("HTTP/1.1 401");
    }

    @Test
    void theLogHoldsNeitherSecretsNorWords() {
        ListAppender<ILoggingEvent> kept = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ch.qos.logback.classic.Level level = root.getLevel();
        kept.start();
        root.addAppender(kept);
        root.setLevel(ch.qos.logback.classic.Level.DEBUG);
        try {
            Http person = served.person("rita", Role.REVIEWER, null);
            Http program = served.program();
            program.post("/api/v1/interactions", Served.transcript("a-1", "my card is four one one one", "Hi.")).must(201);
            program.post("/api/v1/interactions", "{\"turns\": \"four one one one\"").must(422);
            served.nobody().post("/api/v1/login", login("rita", "guessed password")).must(401);
            String log = String.join("\n", kept.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
            String secret = Optional.ofNullable(program.headers().get("Authorization")).orElseThrow().substring(7);
            String cookie = Optional.ofNullable(person.headers().get("Cookie")).orElseThrow().split("=")[1];

            assertThat(log).doesNotContain(Served.PASSWORD, "guessed password", secret, cookie, "four one one one",
                    Optional.ofNullable(person.headers().get("X-CSRF-Token")).orElseThrow());
        } finally {
            root.setLevel(level);
            root.detachAppender(kept);
        }
    }
}
