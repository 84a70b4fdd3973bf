package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.access.Role;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.web.login.oidc.OidcSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who try passwords that are not theirs. */
class GuessingIT {

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void serve() {
        served = new Served(folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void whoeverGuessesIsSlowedDown() {
        served.account("rita", Role.REVIEWER, null);
        served.account("sam", Role.REVIEWER, null);
        for (int i = 0; i < 5; i++) {
            assertThat(served.nobody().post("/api/v1/login", login("rita", "guess " + i)).must(401).code())
                    .isEqualTo("access.login-refused");
        }
        assertThat(served.nobody().post("/api/v1/login", login("rita", Served.PASSWORD)).must(429).header("retry-after")).isEqualTo("900");
        served.nobody().post("/api/v1/login", login("sam", Served.PASSWORD)).must(200);
        served.later.set(Duration.ofMinutes(16));
        served.nobody().post("/api/v1/login", login("rita", Served.PASSWORD)).must(200);
    }

    @Test
    void whoeverGuessesDoesNotLockTheOwnerOutElsewhere() throws Exception {
        try (Served proxied = new Served(folder.resolve("proxied"),
                new WebSettings("127.0.0.1", 0, 0, null, "127.0.0.1, 10.0.0.9", Duration.ofSeconds(60), 200, 20, Duration.ofSeconds(30),
                        8192, null, null, null),
                OidcSettings.defaults(), InboxSettings.defaults())) {
            proxied.account("rita", Role.REVIEWER, null);
            Http guesser = proxied.nobody().with("X-Forwarded-For", "203.0.113.7, 10.0.0.9");
            for (int i = 0; i < 5; i++) {
                guesser.post("/api/v1/login", login("rita", "guess " + i)).must(401);
            }
            guesser.post("/api/v1/login", login("rita", Served.PASSWORD)).must(429);
            guesser.with("X-Forwarded-For", "198.51.100.1, 203.0.113.7").post("/api/v1/login", login("rita", Served.PASSWORD)).must(429);
            proxied.nobody().with("X-Forwarded-For", "198.51.100.1").post("/api/v1/login", login("rita", Served.PASSWORD)).must(200);
        }
    }

    @Test
    void manyWhoGuessAtOneLoginFromEverywhereCloseItForAWhile() throws Exception {
        try (Served proxied = new Served(folder.resolve("proxied"),
                new WebSettings("127.0.0.1", 0, 0, null, "127.0.0.1", Duration.ofSeconds(60), 200, 20, Duration.ofSeconds(30), 8192, null,
                        null, null),
                OidcSettings.defaults(), InboxSettings.defaults())) {
            proxied.account("rita", Role.REVIEWER, null);
            for (int i = 0; i < 100; i++) {
                proxied.nobody().with("X-Forwarded-For", "203.0.113." + i).post("/api/v1/login", login("rita", "guess")).must(401);
            }
            proxied.nobody().with("X-Forwarded-For", "198.51.100.1").post("/api/v1/login", login("rita", Served.PASSWORD)).must(429);
        }
    }

    @Test
    void anAddressThatNoTrustedProxyTellsIsNotBelieved() {
        served.account("rita", Role.REVIEWER, null);
        for (int i = 0; i < 5; i++) {
            served.nobody().with("X-Forwarded-For", "203.0.113." + i).post("/api/v1/login", login("rita", "guess")).must(401);
        }
        served.nobody().with("X-Forwarded-For", "203.0.113.99").post("/api/v1/login", login("rita", Served.PASSWORD)).must(429);
    }

    @Test
    void whoeverGuessesAtManyLoginsIsSlowedDownByTheirAddress() {
        served.account("rita", Role.REVIEWER, null);
        for (int i = 0; i < 50; i++) {
            served.nobody().post("/api/v1/login", login("guess" + i, "guess")).must(401);
        }
        assertThat(served.nobody().post("/api/v1/login", login("rita", Served.PASSWORD)).must(429).code())
                .isEqualTo("access.too-many-failures");
    }

    @Test
    void anUnknownLoginAndAWrongPasswordLookTheSame() {
        served.account("rita", Role.REVIEWER, null);

        assertThat(served.nobody().post("/api/v1/login", login("rita", "wrong")).must(401).json())
                .isEqualTo(served.nobody().post("/api/v1/login", login("nobody", "wrong")).must(401).json());
    }

    private static String login(String login, String password) {
        return "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
    }
}
