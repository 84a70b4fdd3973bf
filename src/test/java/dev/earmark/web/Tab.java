package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.testing.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A tab of a browser with somebody logged in. What the page complains about is kept: errors, violations of its policy, requests to
 * elsewhere.
 */
final class Tab implements AutoCloseable {

    private static final String WATCH = "window.complaints = []; addEventListener('securitypolicyviolation', "
            + "event => complaints.push(event.violatedDirective + ' ' + event.blockedURI));";

    final BrowserContext context;
    final Page page;
    private final String base;
    private final List<String> complaints = new ArrayList<>();

    Tab(Chromium chromium, Served served, int width, ColorScheme scheme) {
        base = served.base().toString();
        context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme)
                .setBaseURL(base).setLocale("en-GB").setTimezoneId("UTC").setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.addInitScript(WATCH);
        page = context.newPage();
        watch(page);
    }

    /** Another page of the same person. */
    Page another() {
        Page other = context.newPage();
        watch(other);
        return other;
    }

    private void watch(Page watched) {
        watched.setDefaultTimeout(20_000);
        watched.onPageError(complaints::add);
        watched.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        watched.onRequest(request -> {
            if (!request.url().startsWith(base) && !request.url().startsWith("blob:") && !request.url().startsWith("data:")) {
                complaints.add("asked for " + request.url());
            }
        });
    }

    Tab logIn(String login) {
        page.navigate("/login/form");
        page.getByLabel("Login").fill(login);
        page.getByLabel("Password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/login/"));
        return this;
    }

    Tab open(String address) {
        page.navigate(address);
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** As {@link #until(String)}, in another page. Asked from outside: the policy lets no page make functions of texts. */
    static void until(Page page, String expression) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Boolean.TRUE.equals(page.evaluate("(async () => Boolean(await (" + expression + ")))()"))) {
            assertThat(System.nanoTime()).as(expression).isLessThan(end);
            page.waitForTimeout(40);
        }
    }

    /** Waits until an expression of script is true. */
    void until(String expression) {
        until(page, expression);
    }

    double number(String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    /** Leaves a picture for people, and makes sure that nothing is cut off at the side. */
    void picture(String name) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(name).isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pages", "page-" + name + ".png")));
    }

    /** Holds the page against the rules of accessibility that a program can check. */
    void mustBeClear(String where) {
        mustBeQuiet(where);
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(where)
                .extracting(violation -> Map.of(violation.getId(), violation.getNodes().toString())).isEmpty();
        page.evaluate("complaints.length = 0"); // axe itself sets inline styles
        complaints.clear();
    }

    /** What was to be expected, such as a refusal that the console repeats. */
    void forget(String part) {
        complaints.removeIf(complaint -> complaint.contains(part));
    }

    void mustBeQuiet(String where) {
        assertThat(complaints).as("complaints " + where).isEmpty();
        if (page.url().startsWith(base)) {
            assertThat((List<?>) page.evaluate("window.complaints ?? []")).as("policy " + where).isEmpty();
        }
    }

    @Override
    public void close() {
        try {
            mustBeQuiet("at the end");
        } finally {
            context.close();
        }
    }
}
