package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.inbox.admission.InboxSettings;
import dev.earmark.testing.IdentityProvider;
import dev.earmark.testing.IdentityProvider.Lie;
import dev.earmark.web.login.oidc.OidcSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OidcIT {

    @TempDir
    static Path folder;

    static IdentityProvider provider;
    static Served served;

    @BeforeAll
    static void serve() {
        provider = new IdentityProvider();
        OidcSettings settings = new OidcSettings(
                provider.issuer(), IdentityProvider.CLIENT, IdentityProvider.SECRET, "groups", "qa-admins=admin, qa=reviewer, floor=agent",
                "agent");
        served = new Served(folder, Served.settings(Duration.ofSeconds(60)), settings, InboxSettings.defaults());
    }

    @AfterAll
    static void stop() {
        served.close();
        provider.close();
    }

    @BeforeEach
    void honest() {
        provider.tell(Lie.NONE);
        provider.groups("qa");
    }

    private record Way(String memory, String callback) {}

    /** To the provider and back to where the browser would go next. */
    private static Way way() {
        Http.Answered start = served.nobody().get("/api/v1/oidc/start").must(302);
        assertThat(start.header("location")).startsWith(provider.issuer()).contains("code_challenge_method=S256").contains("state=")
                .contains("nonce=");
        try {
            var back = Http.CLIENT.send(HttpRequest.newBuilder(URI.create(start.header("location"))).build(), BodyHandlers.discarding());
            URI callback = URI.create(back.headers().firstValue("location").orElseThrow());
            assertThat(callback.getPort()).isEqualTo(served.server.port());
            return new Way(start.header("set-cookie").split(";")[0], callback.getPath() + "?" + callback.getRawQuery());
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Http.Answered back(Way way) {
        return served.nobody().with("Cookie", way.memory()).get(way.callback());
    }

    @Test
    void whoTheProviderKnowsIsLetInWithTheRoleOfTheirGroup() {
        Http.Answered inside = back(way()).must(302);
        JsonNode me = served.me(served.nobody().with("Cookie", inside.header("set-cookie").split(";")[0]));

        assertThat(me.get("role").asText()).isEqualTo("reviewer");
        assertThat(me.get("agentId").asText()).isEqualTo("a-7");
        assertThat(me.get("name").asText()).isEqualTo("Ola Nordmann");

        provider.groups("floor");
        Http.Answered later = back(way()).must(302);
        JsonNode now = served.me(served.nobody().with("Cookie", later.header("set-cookie").split(";")[0]));
        assertThat(now.get("role").asText()).isEqualTo("agent");
        assertThat(now.get("id")).isEqualTo(me.get("id"));
    }

    @Test
    void withoutAGroupThatHasARoleNobodyIsLetIn() {
        provider.groups("canteen");

        assertThat(back(way()).must(403).code()).isEqualTo("access.no-role");
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aTokenThatIsNotRightLetsNobodyIn(Lie lie) {
        provider.tell(lie);

        Http.Answered refused = back(way()).must(401);
        assertThat(refused.code()).isEqualTo("access.oidc-refused");
        assertThat(refused.header("set-cookie")).isEmpty();
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForIsRefused() {
        Way mine = way();
        Way others = way();

        served.nobody().get(mine.callback()).must(401);
        back(new Way(others.memory(), mine.callback())).must(401);
        back(new Way(mine.memory(), "/api/v1/oidc/callback?error=access_denied&state=x")).must(401);
        back(new Way(mine.memory(), "/api/v1/oidc/callback")).must(401);
        back(new Way("earmark-oidc=a.b.c", mine.callback())).must(401);
    }

    @Test
    void aCodeWorksOnce() {
        Way way = way();

        back(way).must(302);
        back(way).must(401);
    }
}
