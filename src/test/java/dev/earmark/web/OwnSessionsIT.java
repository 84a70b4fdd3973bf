package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Account;
import dev.earmark.access.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnSessionsIT {

    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

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

    private static List<JsonNode> sessions(Http who) {
        return StreamSupport.stream(who.get("/api/v1/me/sessions").must(200).json().get("items").spliterator(), false).toList();
    }

    @Test
    void peopleSeeWhenFromWhereAndByWhatTheyAreLoggedIn() {
        served.account("rita", Role.REVIEWER, null);
        Http.Answered first = served.nobody().with("User-Agent", FIREFOX)
                .post("/api/v1/login", "{\"login\":\"rita\",\"password\":\"" + Served.PASSWORD + "\"}").must(200);
        Http rita = served.nobody().with("Cookie", first.header("set-cookie").split(";")[0]);
        served.login("rita");
        served.person("sam", Role.REVIEWER, null);

        List<JsonNode> all = sessions(rita);
        assertThat(all).hasSize(2);
        JsonNode own = all.stream().filter(one -> one.get("current").asBoolean()).findFirst().orElseThrow();
        assertThat(own.get("browser").asText()).isEqualTo("Firefox on Linux");
        assertThat(own.get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(own.get("way").asText()).isEqualTo("password");
        assertThat(first.header("set-cookie")).doesNotContain(own.get("id").asText());
    }

    @Test
    void oneEndsOneAllOthersAndNobodyElses() {
        served.account("rita", Role.REVIEWER, null);
        Http first = served.login("rita");
        Http second = served.login("rita");
        Http third = served.login("rita");
        Http sam = served.person("sam", Role.REVIEWER, null);
        String ofSam = sessions(sam).getFirst().get("id").asText();
        String ofSecond = sessions(second).stream().filter(one -> one.get("current").asBoolean()).findFirst().orElseThrow().get("id")
                .asText();

        first.delete("/api/v1/me/sessions/" + ofSecond).must(204);
        second.get("/api/v1/me").must(401);
        assertThat(first.delete("/api/v1/me/sessions/" + ofSecond).must(404).code()).isEqualTo("access.session-unknown");
        assertThat(first.delete("/api/v1/me/sessions/" + ofSam).must(404).code()).isEqualTo("access.session-unknown");
        assertThat(first.delete("/api/v1/me/sessions").must(200).json().get("count").asInt()).isEqualTo(1);
        third.get("/api/v1/me").must(401);
        first.get("/api/v1/me").must(200);
        sam.get("/api/v1/me").must(200);
        assertThat(served.program().get("/api/v1/me/sessions").must(403).code()).isEqualTo("access.people-only");
    }

    @Test
    void whatHasBeenIdleForTooLongIsNotListed() {
        served.account("rita", Role.REVIEWER, null);
        served.login("rita");
        served.later.set(Duration.ofMinutes(31));

        assertThat(sessions(served.login("rita"))).hasSize(1);
    }

    @Test
    void anAdministratorEndsSomebodysSessions() {
        Account rita = served.account("rita", Role.REVIEWER, null);
        Http session = served.login("rita");

        served.key(Role.COACH, Role.COACH.permissions(), null).delete("/api/v1/accounts/" + rita.id() + "/sessions").must(403);
        served.program().delete("/api/v1/accounts/" + rita.id() + "/sessions").must(204);
        session.get("/api/v1/me").must(401);
        assertThat(served.program().get("/api/v1/audit?target=" + rita.id()).json().findValuesAsText("action"))
                .contains("account.end-sessions");
        served.login("rita").get("/api/v1/me").must(200);
    }

    @Test
    void theBrowserIsNamedAndNothingElseIsKeptOfIt() {
        assertThat(List.of(
                named("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 "
                + "Edg/140.0.0.0"),
                named("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 "
                + "Safari/605.1.15"),
                named("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"),
                named("curl/8.5.0"), named(null))).containsExactly("Edge on Windows", "Safari on macOS", "Chrome on Android", "a program",
                "a program");
    }

    private static String named(@org.jspecify.annotations.Nullable String userAgent) {
        return dev.earmark.web.login.session.Visit.of("127.0.0.1", userAgent).browser();
    }
}
