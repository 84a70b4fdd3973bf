package dev.earmark.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.earmark.results.Result;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.LongForm;
import dev.earmark.testing.SampleResults;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Leaves pages in {@code target/pages}, in the long form with pictures of them; asserts only that nothing is cut off at the side. */
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
        picture(chromium, page, name + "-wide-light", 1360, ColorScheme.LIGHT, Media.SCREEN);
        picture(chromium, page, name + "-narrow-dark", 420, ColorScheme.DARK, Media.SCREEN);
        if (audio != null) {
            picture(chromium, page, name + "-wide-dark", 1360, ColorScheme.DARK, Media.SCREEN);
            picture(chromium, page, name + "-narrow-light", 420, ColorScheme.LIGHT, Media.SCREEN);
            picture(chromium, page, name + "-print", 760, ColorScheme.LIGHT, Media.PRINT);
        }
    }

    private static void picture(Chromium chromium, Path page, String name, int width, ColorScheme scheme, Media media) throws Exception {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme);
        try (BrowserContext context = chromium.browser().newContext(options)) {
            Page tab = context.newPage();
            tab.emulateMedia(new Page.EmulateMediaOptions().setMedia(media));
            tab.navigate(page.toUri() + "#t=30.0");
            assertThat(tab.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name).isEqualTo(true);
            if (LongForm.isAsked()) {
                Path file = page.resolveSibling(name + ".png");
                tab.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
                assertThat(Files.size(file)).isPositive();
            }
        }
    }
}
