package dev.earmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.earmark.pipeline.Result;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.SampleResults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Leaves pages and pictures of them in {@code target/pages} for people to look at; asserts only that nothing is cut off at the side. */
class PagesForPeopleIT {

    @Test
    void nothingIsCutOffAtTheSide() throws Exception {
        try (Chromium chromium = Chromium.open()) {
            picture(chromium, "call", SampleResults.billingCall(), SamplePages.billingAudio());
            picture(chromium, "chat", SampleResults.chat(), null);
            picture(chromium, "silent", SampleResults.silentCall(), null);
        }
    }

    private static void picture(Chromium chromium, String name, Result result, @Nullable CallAudioView audio) throws Exception {
        Path page = SamplePages.write(name, result, audio);
        for (var width : Map.of("wide", 1360, "narrow", 420).entrySet()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(width.getValue(), 900).setColorScheme(scheme);
                try (BrowserContext context = chromium.browser().newContext(options)) {
                    Page tab = context.newPage();
                    tab.navigate(page.toUri() + "#t=30.0");
                    assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name + " at " + width.getValue()).isEqualTo(true);
                    Path file = page.resolveSibling(name + "-" + width.getKey() + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
                    tab.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
                    assertThat(Files.size(file)).isPositive();
                }
            }
        }
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(760, 1000))) {
            Page tab = context.newPage();
            tab.navigate(page.toUri().toString());
            tab.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            tab.screenshot(new Page.ScreenshotOptions().setPath(page.resolveSibling(name + "-print.png")).setFullPage(true));
        }
    }
}
