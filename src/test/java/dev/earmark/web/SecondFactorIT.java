package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Account;
import dev.earmark.access.AuditSettings;
import dev.earmark.access.OneTimeCodes;
import dev.earmark.access.Role;
import dev.earmark.access.Secrets;
import dev.earmark.store.Factors.App;
import dev.earmark.store.Factors.Passkey;
import dev.earmark.web.Http.Answered;
import dev.earmark.web.login.factor.PasskeySite;
import dev.earmark.web.login.session.LoginSettings;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People with an authenticator app, and people who have none and should. */
class SecondFactorIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String OWN = "{\"password\":\"" + Served.PASSWORD + "\"}";

    @TempDir
    Path folder;

    Served served;

    @BeforeEach
    void serve() {
        served = new Served(folder, new LoginSettings("admin", "Northwind"), AuditSettings.defaults());
    }

    @AfterEach
    void stop() {
        served.close();
    }

    private static String code(String secret, Served served, int stepsLater) {
        return OneTimeCodes.code(secret, served.clock.instant().getEpochSecond() / 30 + stepsLater);
    }

    private Answered enter(String login) {
        return served.nobody().post("/api/v1/login", "{\"login\":\"" + login + "\",\"password\":\"" + Served.PASSWORD + "\"}");
    }

    private Answered show(String ticket, String code) {
        return served.nobody().post("/api/v1/login/code", "{\"ticket\":\"" + ticket + "\",\"code\":\"" + code + "\"}");
    }

    private static Http going(Served served, Answered changed) {
        JsonNode me = changed.json().has("me") ? changed.json().get("me") : changed.json();
        return served.nobody().with("Cookie", changed.header("set-cookie").split(";")[0]).with("X-CSRF-Token", me.get("csrf").asText());
    }

    /** @param codes gets the recovery codes @return the secret */
    private String withApp(Http person, List<String> codes) {
        String secret = person.post("/api/v1/me/app", OWN).must(201).json().get("secret").asText();
        Answered confirmed = person.post("/api/v1/me/app/confirm", "{\"code\":\"" + code(secret, served, 0) + "\"}").must(200);
        confirmed.json().get("recoveryCodes").forEach(code -> codes.add(code.asText()));
        return secret;
    }

    @Test
    void anAppIsAddedByItsFirstCodeAndThenAskedForAtEachLogin() {
        Http rita = served.person("rita", Role.REVIEWER, null);
        JsonNode begun = rita.post("/api/v1/me/app", OWN).must(201).json();
        String secret = begun.get("secret").asText();

        assertThat(begun.get("uri").asText()).startsWith("otpauth://totp/Earmark%20Northwind:rita?secret=" + secret);
        assertThat(begun.at("/qr/path").asText()).startsWith("M4 4h1v1h-1z");
        enter("rita").must(200); // not asked for before it is confirmed
        assertThat(rita.post("/api/v1/me/app/confirm", "{\"code\":\"" + wrong(secret) + "\"}").must(422).code())
                .isEqualTo("access.code-wrong");
        Answered confirmed = rita.post("/api/v1/me/app/confirm", "{\"code\":\"" + code(secret, served, 0) + "\"}").must(200);

        assertThat(confirmed.json().get("recoveryCodes")).hasSize(10);
        rita.get("/api/v1/me").must(401); // all sessions ended, this one goes on under a new cookie
        JsonNode factors = going(served, confirmed).get("/api/v1/me/factors").must(200).json();
        assertThat(factors.get("appSince").isNull()).isFalse();
        assertThat(factors.get("recoveryCodes").asInt()).isEqualTo(10);
        JsonNode needed = enter("rita").must(202).json();
        assertThat(needed.get("ways").toString()).isEqualTo("[\"app\",\"recovery\"]");
        assertThat(needed.has("csrf")).isFalse();
        assertThat(enter("rita").header("set-cookie")).isEmpty();
        going(served, show(needed.get("ticket").asText(), code(secret, served, 1)).must(200)).get("/api/v1/interactions").must(200);
    }

    private String wrong(String secret) {
        List<String> right = List.of(code(secret, served, -1), code(secret, served, 0), code(secret, served, 1));
        return List.of("000000", "111111", "222222", "333333").stream().filter(code -> !right.contains(code)).findFirst().orElseThrow();
    }

    @Test
    void aCodeIsUsedOnceAndSoIsATicket() {
        String secret = withApp(served.person("rita", Role.REVIEWER, null), new ArrayList<>());
        String ticket = enter("rita").must(202).json().get("ticket").asText();

        assertThat(show(ticket, code(secret, served, 0)).must(401).code()).as("the code that confirmed the app")
                .isEqualTo("access.code-refused");
        show(ticket, code(secret, served, 1)).must(200);
        String other = enter("rita").must(202).json().get("ticket").asText();
        assertThat(show(other, code(secret, served, 1)).must(401).code()).isEqualTo("access.code-refused");
        served.later.set(Duration.ofMinutes(2));
        assertThat(show(ticket, code(secret, served, 0)).must(401).code()).isEqualTo("access.ticket-expired");
        show(other, code(secret, served, 0)).must(200);
        String late = enter("rita").must(202).json().get("ticket").asText();
        served.later.set(Duration.ofMinutes(8));
        assertThat(show(late, code(secret, served, 0)).must(401).code()).isEqualTo("access.ticket-expired");
        show("nonsense", "000000").must(401);
    }

    @Test
    void whoeverGuessesCodesIsStoppedThoughThePasswordIsRightEachTime() {
        String secret = withApp(served.person("rita", Role.REVIEWER, null), new ArrayList<>());
        for (int i = 0; i < 5; i++) {
            show(enter("rita").must(202).json().get("ticket").asText(), wrong(secret)).must(401);
        }
        assertThat(show(enter("rita").must(202).json().get("ticket").asText(), code(secret, served, 1)).must(429).code())
                .isEqualTo("access.too-many-failures");
        served.later.set(Duration.ofMinutes(16));
        show(enter("rita").must(202).json().get("ticket").asText(), code(secret, served, 0)).must(200);
    }

    @Test
    void aRecoveryCodeLetsInOnceAndNewOnesReplaceTheOld() {
        List<String> codes = new ArrayList<>();
        withApp(served.person("rita", Role.REVIEWER, null), codes);

        Answered in = show(enter("rita").must(202).json().get("ticket").asText(),
                codes.getFirst().toUpperCase(java.util.Locale.ROOT).replace("-", " ")).must(200);
        Http rita = going(served, in);
        assertThat(rita.get("/api/v1/me/factors").json().get("recoveryCodes").asInt()).isEqualTo(9);
        assertThat(show(enter("rita").must(202).json().get("ticket").asText(), codes.getFirst()).must(401).code())
                .isEqualTo("access.code-refused");
        Answered renewed = rita.post("/api/v1/me/recovery-codes", OWN).must(200);
        assertThat(renewed.json().get("recoveryCodes")).hasSize(10);
        show(enter("rita").must(202).json().get("ticket").asText(), codes.getLast()).must(401);
        show(enter("rita").must(202).json().get("ticket").asText(), renewed.json().get("recoveryCodes").get(3).asText()).must(200);
        assertThat(served.program().get("/api/v1/audit?limit=500").json().findValuesAsText("action"))
                .contains("factor.add", "recovery-code.use", "recovery-code.renew");
    }

    @Test
    void thePageAsksForTheCodeWithoutScript() {
        String secret = withApp(served.person("rita", Role.REVIEWER, null), new ArrayList<>());
        Http browser = served.nobody();
        String asked = browser.send("POST", "/login/form",
                BodyPublishers.ofString("login=rita&password=" + Served.PASSWORD.replace(' ', '+')), FORM).must(200).text();
        String ticket = asked.replaceAll("(?s).*name=\"ticket\" value=\"([^\"]+)\".*", "$1");

        assertThat(asked).contains("One more step");
        assertThat(browser.send("POST", "/login/code/form", BodyPublishers.ofString("ticket=" + ticket + "&code=" + wrong(secret)), FORM)
                .must(401).text()).contains("This code is wrong");
        Answered in = browser.send("POST", "/login/code/form",
                BodyPublishers.ofString("ticket=" + ticket + "&code=" + code(secret, served, 1)), FORM).must(303);
        assertThat(browser.with("Cookie", in.header("set-cookie").split(";")[0]).get("/").must(303).header("location"))
                .isEqualTo("/calls");
        assertThat(browser.send("POST", "/login/code/form", BodyPublishers.ofString("ticket=nonsense&code=1"), FORM).must(401).text())
                .contains("begin again");
    }

    @Test
    void aRoleThatMustHaveASecondFactorDoesNothingBeforeItHasOne() {
        Http root = served.person("root", Role.ADMIN, null);

        assertThat(root.get("/api/v1/me").must(200).json().get("mustAddFactor").asBoolean()).isTrue();
        assertThat(root.get("/api/v1/me").json().get("permissions")).isEmpty();
        assertThat(root.get("/api/v1/accounts").must(403).code()).isEqualTo("access.factor-needed");
        assertThat(root.get("/").must(303).header("location")).isEqualTo("/account");
        String secret = root.post("/api/v1/me/app", OWN).must(201).json().get("secret").asText();
        Http after = going(served, root.post("/api/v1/me/app/confirm", "{\"code\":\"" + code(secret, served, 0) + "\"}").must(200));
        after.get("/api/v1/accounts").must(200);
        assertThat(after.post("/api/v1/me/app/remove", OWN).must(409).code()).isEqualTo("access.factor-required");
        after.get("/api/v1/accounts").must(200);
        served.person("rita", Role.REVIEWER, null).get("/api/v1/interactions").must(200);
    }

    @Test
    void theFirstAdministratorGetsInAndAddsOne() {
        URI link = FirstAdmin.link(served.store, new Secrets(new SecureRandom()), served.clock, served.base()).orElseThrow();
        Http browser = served.nobody();
        Answered chosen = browser.send("POST", link.getPath(),
                BodyPublishers.ofString("login=root&password=a+long+password&again=a+long+password"), FORM).must(303);
        Http root = browser.with("Cookie", chosen.header("set-cookie").split(";")[0]);
        JsonNode me = served.me(root);
        Http scripted = root.with("X-CSRF-Token", me.get("csrf").asText());

        assertThat(me.get("mustAddFactor").asBoolean()).isTrue();
        assertThat(root.get("/calls").must(303).header("location")).isEqualTo("/account");
        root.get("/account").must(200);
        String secret = scripted.post("/api/v1/me/app", "{\"password\":\"a long password\"}").must(201).json().get("secret").asText();
        going(served, scripted.post("/api/v1/me/app/confirm", "{\"code\":\"" + code(secret, served, 0) + "\"}").must(200))
                .get("/api/v1/accounts").must(200);
    }

    @Test
    void aLinkForANewPasswordIsNoWayRoundTheSecondFactor() {
        Account rita = served.account("rita", Role.REVIEWER, null);
        String secret = withApp(served.login("rita"), new ArrayList<>());
        JsonNode made = served.program().post("/api/v1/accounts/" + rita.id() + "/link").must(201).json();
        String token = URI.create(made.get("link").asText()).getPath().replace("/password/", "");

        Answered chosen = served.nobody().post("/api/v1/password", "{\"token\":\"" + token + "\",\"password\":\"a long password\"}")
                .must(202);
        assertThat(chosen.header("set-cookie")).isEmpty();
        show(chosen.json().get("ticket").asText(), code(secret, served, 1)).must(200);
    }

    @Test
    void anAdministratorTakesLostFactorsAwayAndItIsWrittenDown() {
        Account rita = served.account("rita", Role.REVIEWER, null);
        withApp(served.login("rita"), new ArrayList<>());
        String at = "/api/v1/accounts/" + rita.id();

        assertThat(served.program().get(at).must(200).json().get("secondFactor").asBoolean()).isTrue();
        assertThat(served.program().get("/api/v1/accounts").must(200).json().findValuesAsText("secondFactor")).contains("true");
        served.key(Role.COACH, Role.COACH.permissions(), null).delete(at + "/factors").must(403);
        served.program().delete(at + "/factors").must(204);
        Http in = going(served, enter("rita").must(200));
        assertThat(in.get("/api/v1/me/factors").json().get("recoveryCodes").asInt()).isZero();
        assertThat(served.program().get("/api/v1/audit?target=" + rita.id() + "&limit=500").json().findValuesAsText("action"))
                .contains("account.reset-factors");
        served.program().delete("/api/v1/accounts/nobody/factors").must(404);
    }

    @Test
    void whoeverChangesTheFactorsShowsThePasswordOnceMore() {
        Http rita = served.person("rita", Role.REVIEWER, null);
        String wrong = "{\"password\":\"not mine\"}";

        assertThat(rita.post("/api/v1/me/app", wrong).must(401).code()).isEqualTo("access.login-refused");
        rita.post("/api/v1/me/passkeys/options", wrong).must(401);
        rita.post("/api/v1/me/recovery-codes", wrong).must(401);
        assertThat(rita.post("/api/v1/me/recovery-codes", OWN).must(409).code()).isEqualTo("access.no-factor");
        assertThat(rita.post("/api/v1/me/app/confirm", "{\"code\":\"123456\"}").must(409).code()).isEqualTo("access.app-not-begun");
        assertThat(served.program().post("/api/v1/me/app", OWN).must(403).code()).isEqualTo("access.people-only");
        withApp(rita, new ArrayList<>());
    }

    @Test
    void theDatabaseAloneDoesNotRevealTheSecret() {
        Account rita = served.account("rita", Role.REVIEWER, null);
        List<String> codes = new ArrayList<>();
        String secret = withApp(served.login("rita"), codes);
        App kept = served.store.<App>read(tx -> tx.factors().app(rita.id()).orElseThrow());

        assertThat(kept.sealedSecret()).doesNotContain(secret);
        assertThat(new dev.earmark.access.Sealed(new byte[32]).open(kept.sealedSecret(), "authenticator " + rita.id())).isEmpty();
    }

    @Test
    void passwordsThatAreTriedFirstAreRefusedWhereverOneIsChosen() {
        Http rita = served.person("rita", Role.REVIEWER, null);

        assertThat(rita.put("/api/v1/me/password", "{\"old\":\"" + Served.PASSWORD + "\",\"new\":\"Password2026!\"}").must(422).code())
                .isEqualTo("access.password-common");
        assertThat(rita.put("/api/v1/me/password", "{\"old\":\"" + Served.PASSWORD + "\",\"new\":\"northwind-2026\"}").must(422).code())
                .isEqualTo("access.password-personal");
        JsonNode made = served.program().post("/api/v1/accounts", "{\"login\":\"olafsson\",\"name\":\"Ola\",\"role\":\"coach\"}").must(201)
                .json();
        String path = URI.create(made.get("link").asText()).getPath();
        assertThat(served.nobody().send("POST", path, BodyPublishers.ofString("password=Olafsson-2026&again=Olafsson-2026"), FORM).must(422)
                .text())
                .contains("little more than your login");
        served.nobody().send("POST", path, BodyPublishers.ofString("password=qwerty123456&again=qwerty123456"), FORM).must(422);
        served.nobody().send("POST", path, BodyPublishers.ofString("password=a+long+password&again=a+long+password"), FORM).must(303);
    }

    @Test
    void junkInPlaceOfAPasskeyIsRefusedInOneSentence() {
        Account rita = served.account("rita", Role.REVIEWER, null);
        Http session = served.login("rita");
        served.store.<Boolean>write(tx -> {
            tx.factors().addPasskey(new Passkey("known", rita.id(), "phone", "AAAA", 0, served.clock.instant(), null));
            return true;
        });
        for (String response : List.of("{}", "{\"clientDataJSON\":1}",
                "{\"clientDataJSON\":\"?\",\"authenticatorData\":null,\"signature\":[]}",
                "{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AAAA\",\"signature\":\"AAAA\",\"userHandle\":\"AA\","
                + "\"attestationObject\":\"oA\"}",
                "{\"clientDataJSON\":\"bnVsbA\",\"attestationObject\":\"n5-fn5-fn5-fn5-f\",\"authenticatorData\":\"" + "A".repeat(2_000)
                + "\",\"signature\":\"\"}")) {
            String credential = "\"credential\":{\"id\":\"known\",\"rawId\":\"known\",\"type\":\"public-key\",\"response\":" + response
                    + "}";
            String ticket = served.nobody().post("/api/v1/login/passkey/options").must(200).json().get("ticket").asText();
            assertThat(served.nobody().post("/api/v1/login/passkey", "{\"ticket\":\"" + ticket + "\"," + credential + "}").must(401).code())
                    .isEqualTo("access.passkey-refused");
            String fresh = session.post("/api/v1/me/passkeys/options", OWN).must(200).json().get("ticket").asText();
            String named = "{\"ticket\":\"" + fresh + "\",\"name\":\"x\"," + credential + "}";
            assertThat(session.post("/api/v1/me/passkeys", named).must(401).code()).isEqualTo("access.passkey-refused");
            assertThat(session.post("/api/v1/me/passkeys", named.replace(fresh, ticket)).must(401).code()).as("a ticket for something else")
                    .isEqualTo("access.ticket-expired");
        }
    }

    @Test
    void passkeysNeedANameAndAreBoundToIt() {
        assertThat(PasskeySite.of(URI.create("http://192.0.2.7:8080"))).isEmpty();
        assertThat(PasskeySite.of(URI.create("https://[2001:db8::1]"))).isEmpty();
        assertThat(PasskeySite.of(URI.create("https://QA.example.org")))
                .contains(new PasskeySite("qa.example.org", Set.of("https://qa.example.org")));
        assertThat(PasskeySite.of(URI.create("https://qa.example.org:8443")))
                .contains(new PasskeySite("qa.example.org", Set.of("https://qa.example.org:8443")));
        assertThat(PasskeySite.of(URI.create("http://127.0.0.1:8080")))
                .contains(new PasskeySite("localhost", Set.of("http://localhost:8080")));
    }
}
