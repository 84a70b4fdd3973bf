package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import dev.earmark.access.Role;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.SampleResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every page, light and dark, wide and narrow: axe finds nothing, nothing is cut off at the side, nothing is complained about. Leaves
 * pictures in {@code target/pages} for people to look at.
 */
class PagesAreClearIT {

    /** What is waited for before a page is looked at. */
    private static final Map<String, String> ADMINISTRATION = Map.of("people", "tbody tr", "teams", "tbody tr", "keys", "tbody tr",
            "webhooks", ".panel", "rubrics", "tbody tr", "jobs", ".figures-row", "audit", "tbody tr");

    @TempDir
    static Path folder;

    @TempDir
    static Path bare;

    private static @Nullable Chromium chromium;
    private static Served served;
    private static Served empty;
    private static String call;
    private static String chat;

    @BeforeAll
    static void serve() throws IOException {
        chromium = Chromium.open();
        Files.createDirectories(Path.of("target", "pages"));
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000); // the machine may be busy
        empty = new Served(bare);
        empty.account("root", Role.ADMIN, null);
        served = new Served(folder);
        served.account("root", Role.ADMIN, null);
        SampleHouse house = new SampleHouse(served);
        for (String agent : new String[] {"Noor Haddad", "Ravi Menon", "Lena Fischer", "Tomasz Nowak", "Aoife Byrne", "Kwame Mensah"}) {
            house.typed(SampleResults.chat(), "a-" + agent.length(), agent);
            house.call(SampleResults.billingCallWithoutAutoFail(), "a-2" + agent.length(), agent);
        }
        chat = house.typed(SampleResults.chat(), "a-18", "Ravi Menon");
        call = house.call(SampleResults.billingCall(), "a-17", "Dana Whitfield");
        served.program().put("/api/v1/agents/a-17", "{\"name\":\"Dana Whitfield\",\"team\":\"billing\"}").must(200);
        served.program().post("/api/v1/webhooks", "{\"url\":\"https://192.0.2.1/hook\"}").must(201);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            served.close();
            empty.close();
        }
    }

    @Test
    void everyPageOfTheApplicationIsClear() {
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), served, 1280, ColorScheme.LIGHT).logIn("root")) {
            shown(tab, "/calls", "tbody tr >> nth=8", "calls");
            tab.button("Filter").click();
            clear(tab, "dialog", "calls-filter");
            shown(tab, "/calls/" + call, "#criterion-8", "call");
            tab.page.keyboard().press("?");
            clear(tab, "dialog", "keys");
            shown(tab, "/calls/" + chat, "#criterion-3", "chat");
            shown(tab, "/start", ".steps .done", "start");
            shown(tab, "/account", "#parts section >> nth=3", "account");
            ADMINISTRATION.forEach((part, sign) -> shown(tab, "/admin/" + part, ".part " + sign, "admin-" + part));
        }
    }

    @Test
    void emptyPagesAndTheFormsToLogInAreClear() {
        try (Tab tab = new Tab(Objects.requireNonNull(chromium), empty, 1280, ColorScheme.LIGHT)) {
            shown(tab, "/login/form", "#login", "login");
            tab.logIn("root");
            shown(tab, "/calls", ".empty", "calls-empty");
            shown(tab, "/admin/webhooks", ".empty", "admin-webhooks-empty");
        }
    }

    private static void shown(Tab tab, String address, String sign, String name) {
        tab.page.setViewportSize(1280, 900);
        tab.open(address);
        clear(tab, sign, name);
    }

    /** In each look, without loading the page again. */
    private static void clear(Tab tab, String sign, String name) {
        assertThat(tab.page.locator(sign).first()).isVisible();
        tab.page.waitForLoadState(LoadState.NETWORKIDLE);
        for (int width : new int[] {1280, 420}) {
            tab.page.setViewportSize(width, 900);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                tab.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
                String look = name + (width > 900 ? "-wide-" : "-narrow-") + scheme.name().toLowerCase(Locale.ROOT);
                tab.picture(look);
                tab.mustBeClear(look);
            }
        }
        tab.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}
