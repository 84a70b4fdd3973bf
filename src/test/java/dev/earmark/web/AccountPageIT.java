package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.access.Account;
import dev.earmark.access.AuditSettings;
import dev.earmark.access.OneTimeCodes;
import dev.earmark.access.Role;
import dev.earmark.store.Factors.Passkey;
import dev.earmark.testing.Accessibility;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.Look;
import dev.earmark.web.login.session.LoginSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Your account" and the log-in pages in a browser, with passkeys of a device that Chromium plays. */
class AccountPageIT {

    /** The modules of the form to log in, under whatever address this build has them. */
    private static final String IMPORTED = "Promise.all(['passkey', 'api'].map(name => "
            + "import(document.querySelector('script[type=module]').src.replace('login.js', name + '.js'))))";
    private static final String MODULES = "() => " + IMPORTED;
    private static @Nullable Chromium chromium;

    @TempDir
    Path folder;

    private Served served;
    private BrowserContext context;
    private Page page;
    private CDPSession devices;
    private String device;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void serveAndPlugADeviceIn() {
        served = new Served(folder, new LoginSettings("admin", null), AuditSettings.defaults());
        open(1280, ColorScheme.LIGHT);
    }

    private void open(int width, ColorScheme scheme) {
        Browser browser = java.util.Objects.requireNonNull(chromium).browser();
        context = browser.newContext(new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme)
                .setBaseURL("http://localhost:" + served.server.port()));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 4")) {
                complaints.add(message.text());
            }
        });
        devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject request = new JsonObject();
        request.add("options", options);
        device = devices.send("WebAuthn.addVirtualAuthenticator", request).get("authenticatorId").getAsString();
    }

    @AfterEach
    void noErrorAndThePolicyWasKept() {
        context.close();
        served.close();
        assertThat(complaints).as("errors and policy violations").isEmpty();
    }

    private void logIn(String login) {
        page.navigate("/login/form");
        page.getByLabel("Login").fill(login);
        page.getByLabel("Password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
    }

    private void openAccount() {
        page.getByTitle("Your account").click();
        assertThat(page.getByText("Sessions", new Page.GetByTextOptions().setExact(true))).isVisible();
    }

    private void pressed(String button) {
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void addPasskey() {
        pressed("Add a passkey");
        page.getByLabel("A name for it").fill("work laptop");
        page.getByLabel("Your password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
    }

    /** @return the codes that were shown */
    private List<String> keepCodes() {
        assertThat(page.locator("dialog h2")).hasText("Your recovery codes");
        List<String> codes = page.locator("ol.codes li").allInnerTexts();
        pressed("I have kept them");
        return codes;
    }

    @Test
    void aPasskeyIsMadeAndLetsInWithoutAPassword() {
        Account rita = served.account("rita", Role.REVIEWER, null);
        logIn("rita");
        openAccount();
        addPasskey();

        assertThat(keepCodes()).hasSize(10);
        assertThat(page.getByText("work laptop")).isVisible();
        assertThat(page.locator("#status")).hasText("Your passkey is added.");
        pressed("Log out");
        pressed("Log in with a passkey");
        assertThat(page.getByText("Name of rita")).isVisible();
        openAccount();
        assertThat(page.getByText("by passkey")).isVisible();
        Passkey kept = served.store.<List<Passkey>>read(tx -> tx.factors().passkeys(rita.id())).getFirst();
        assertThat(kept.usedAt()).isNotNull();
        assertThat(kept.counter()).isGreaterThan(0);
        pressed("Log out");
        logIn("rita");
        assertThat(page.getByText("One more step")).isVisible(); // the password alone does not let in any more
        pressed("Log in with a passkey");
        assertThat(page.getByText("Name of rita")).isVisible();
    }

    @Test
    void whatIsNotExactlyAsItMustBeIsNoPasskey() {
        Account rita = served.account("rita", Role.REVIEWER, null);
        logIn("rita");
        openAccount();
        addPasskey();
        keepCodes();
        pressed("Log out");
        page.navigate("/login/form");
        Http browser = served.nobody();

        String signed = signed();
        assertThat(browser.post("/api/v1/login/passkey", signed.replaceFirst("\"signature\":\"....", "\"signature\":\"AAAA")).must(401)
                .code()).isEqualTo("access.passkey-refused");
        String otherTicket = signed();
        String mixed = "{\"ticket\":" + Http.tree(otherTicket).get("ticket") + ",\"credential\":" + Http.tree(signed).get("credential")
                + "}";
        assertThat(browser.post("/api/v1/login/passkey", mixed).must(401).code()).as("another challenge")
                .isEqualTo("access.passkey-refused");
        browser.post("/api/v1/login/passkey", signed).must(200);
        assertThat(browser.post("/api/v1/login/passkey", signed).status()).as("once more").isEqualTo(401);
        String late = signed();
        served.later.set(Duration.ofMinutes(6));
        assertThat(browser.post("/api/v1/login/passkey", late).must(401).code()).isEqualTo("access.ticket-expired");
        served.later.set(Duration.ZERO);

        String unverified = signed();
        devices.send("WebAuthn.setUserVerified", verified(false));
        assertThat(page.evaluate(MODULES + ".then(async ([passkey, {ask}]) => {"
                + " const {publicKey} = await ask('POST', '/login/passkey/options'); try { await passkey.sign(publicKey); return "
                + "'signed'; } catch (failed) { return failed.name; } })"))
                .as("a device that is not sure who it is").isEqualTo("NotAllowedError");
        String lax = signed("{...publicKey, userVerification: 'discouraged'}");
        assertThat(browser.post("/api/v1/login/passkey", lax).must(401).code()).isEqualTo("access.passkey-refused");
        devices.send("WebAuthn.setUserVerified", verified(true));

        served.store.<Boolean>write(tx -> tx.factors()
                .usedPasskey(tx.factors().passkeys(rita.id()).getFirst().id(), 1_000, served.clock.instant()));
        assertThat(browser.post("/api/v1/login/passkey", unverified).must(401).code()).as("a copy whose counter is behind")
                .isEqualTo("access.passkey-refused");
        assertThat(served.store.<List<Passkey>>read(tx -> tx.factors().passkeys(rita.id())).getFirst().counter()).isEqualTo(1_000);
    }

    private JsonObject verified(boolean sure) {
        JsonObject request = new JsonObject();
        request.addProperty("authenticatorId", device);
        request.addProperty("isUserVerified", sure);
        return request;
    }

    private String signed() {
        return signed("publicKey");
    }

    /** What the page's script would send to log in by passkey. @param asked of the browser, from {@code publicKey} */
    private String signed(String asked) {
        return (String) page
                .evaluate(MODULES + ".then(async ([passkey, {ask}]) => {"
                + " const {ticket, publicKey} = await ask('POST', '/login/passkey/options'); return JSON.stringify({ticket, credential: "
                + "await passkey.sign(" + asked + ")}); })");
    }

    @Test
    void whereTheAddressIsNoNameThePageSaysWherePasskeysWork() {
        served.account("rita", Role.REVIEWER, null);
        page.navigate("http://127.0.0.1:" + served.server.port() + "/login/form");
        assertThat(page.locator("#by-passkey")).isHidden();
        page.getByLabel("Login").fill("rita");
        page.getByLabel("Password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
        page.getByTitle("Your account").click();
        assertThat(page.getByText("Passkeys work only where the address begins with localhost")).isVisible();
        assertThat(served.nobody().post("/api/v1/login/passkey/options").must(200).json().at("/publicKey/rpId").asText())
                .isEqualTo("localhost");
    }

    @Test
    void aPasskeyThatAPageOfAnotherOriginHasUsedIsRefused(@TempDir Path elsewhere) {
        served.account("rita", Role.REVIEWER, null);
        logIn("rita");
        openAccount();
        addPasskey();
        keepCodes();
        try (Served other = new Served(elsewhere)) {
            JsonNode asked = served.nobody().post("/api/v1/login/passkey/options").must(200).json();
            page.navigate("http://localhost:" + other.server.port() + "/login/form");
            String credential = (String) page.evaluate("asked => " + IMPORTED + ".then(async ([passkey]) =>"
                    + " JSON.stringify(await passkey.sign(JSON.parse(asked))))", asked.get("publicKey").toString());
            String body = "{\"ticket\":" + asked.get("ticket") + ",\"credential\":" + credential + "}";
            assertThat(served.nobody().post("/api/v1/login/passkey", body).must(401).code()).isEqualTo("access.passkey-refused");
        }
    }

    @Test
    void anAppIsAddedByTheKeyboardAndAskedForAtTheNextLogin() {
        served.account("rita", Role.REVIEWER, null);
        logIn("rita");
        openAccount();
        page.getByText("Add an authenticator app").focus();
        page.keyboard().press("Enter");
        page.getByLabel("Your password").fill("not mine");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).hasText("The login or the password is wrong.");
        page.getByLabel("Your password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("svg.qr")).isVisible();
        String secret = page.locator("dialog code").innerText().replace(" ", "");
        page.getByLabel("Code that the app shows now").fill(code(secret, 0));
        page.keyboard().press("Enter");
        List<String> codes = keepCodes();
        assertThat(page.getByText("Authenticator app, added")).isVisible();
        pressed("Log out");

        logIn("rita");
        page.getByLabel("Code of your authenticator app").fill(code(secret, 1));
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Calls");
        pressed("Log out");
        logIn("rita");
        page.getByLabel("Code of your authenticator app").fill(codes.getFirst());
        pressed("Go on");
        openAccount();
        assertThat(page.getByText("9 of your recovery codes are left")).isVisible();
        page.getByLabel("Remove the authenticator app").click();
        page.getByLabel("Your password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByText("Add an authenticator app")).isVisible();
    }

    private String code(String secret, int later) {
        return OneTimeCodes.code(secret, served.clock.instant().getEpochSecond() / 30 + later);
    }

    @Test
    void anAdministratorWhoMustHaveASecondFactorIsLedToIt() {
        served.account("root", Role.ADMIN, null);
        logIn("root");

        assertThat(page.getByText("Your role must have a second factor. Add one now")).isVisible();
        addPasskey();
        keepCodes();
        assertThat(page.getByText("Your role must have a second factor. Add one now")).isHidden();
        page.getByLabel("Remove the passkey work laptop").click();
        page.getByLabel("Your password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                .containsText("add another one before you remove this one");
        pressed("Cancel");
        page.navigate("/");
        assertThat(page.locator("h1")).hasText("Calls");
    }

    @Test
    void thePasswordIsChangedAndOtherSessionsEnd() {
        served.account("rita", Role.REVIEWER, null);
        Http other = served.login("rita");
        Http third = served.login("rita");
        logIn("rita");
        openAccount();
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("a program"))).hasCount(2);
        page.getByLabel("End the session of a program").first().click();
        assertThat(page.locator("#status")).hasText("The session has ended.");
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("a program"))).hasCount(1);
        pressed("End all others");
        assertThat(page.locator("#status")).hasText("One session has ended.");
        other.get("/api/v1/me").must(401);
        third.get("/api/v1/me").must(401);

        page.getByLabel("Present password").fill(Served.PASSWORD);
        page.getByLabel("New password").fill("Password2026!");
        page.getByLabel("Repeat the password").fill("Password2026!");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT)).containsText("commonest");
        page.getByLabel("New password").fill("a new and long one");
        page.getByLabel("Repeat the password").fill("a new and long one");
        page.keyboard().press("Enter");
        assertThat(page.locator("#status")).containsText("Your password is changed.");
        pressed("Log out");
        assertThat(page.getByLabel("Login")).isVisible();
    }

    @Test
    void namesOfPasskeysAreTextAndNeverMarkup() {
        served.account("rita", Role.REVIEWER, null);
        logIn("rita");
        openAccount();
        pressed("Add a passkey");
        page.getByLabel("A name for it").fill("<img src=x onerror=alert(1)>");
        page.getByLabel("Your password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
        keepCodes();
        assertThat(page.getByText("<img src=x onerror=alert(1)>")).isVisible();
        assertThat(page.locator("img")).hasCount(0);
    }

    @Test
    void everyPageIsClearForEverybodyInLightAndDarkWideAndNarrow() {
        served.account("rita", Role.REVIEWER, null);
        context.close();
        for (Look look : Look.all()) {
            open(look.width(), look.scheme());
            page.navigate("/login/form");
            clear("login " + look);
            logIn("rita");
            assertThat(page.locator("h1")).hasText("Calls");
            clear("home " + look);
            openAccount();
            clear("account " + look);
            page.getByText("Add an authenticator app").click();
            clear("dialog " + look);
            page.getByLabel("Your password").fill(Served.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator("svg.qr")).isVisible();
            clear("QR code " + look);
            pressed("Cancel");
            addPasskey();
            assertThat(page.locator("dialog h2")).hasText("Your recovery codes");
            clear("codes " + look);
            pressed("I have kept them");
            clear("account with a passkey " + look);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as("no sideways scrolling " + look)
                    .isEqualTo(true);
            page.getByLabel("Remove the passkey").click();
            page.getByLabel("Your password").fill(Served.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator("#status")).hasText("The passkey is removed.");
            context.close();
        }
        open(1280, ColorScheme.LIGHT);
    }

    private void clear(String where) {
        assertThat(complaints).as(where).isEmpty();
        assertThat(Accessibility.violations(page)).as(where).isEmpty();
        complaints.clear(); // axe itself sets inline styles
    }
}
