package dev.earmark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.ServiceProcess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A house from its first link to the first dispute that is upheld: the service itself, real speech, a browser, and no shell. Each person
 * goes on where the one before has stopped.
 */
class JourneysIT {

    private static final Pattern LINK = Pattern.compile("/password/([A-Za-z0-9_-]+)");
    private static final Path CALL = Path.of("eval-sets/sample-calls/audio/bank-lost-card.wav");
    private static final String CHAT = Served.transcript("a-18", "Hello, Ravi here. How can I help?", "My lamp is broken.",
            "I am sorry to hear that. I send you another one today. Is there anything else?", "No, thank you!");

    @TempDir
    static Path data;

    @TempDir
    static Path logs;

    private static @Nullable Chromium chromium;
    private static ServiceProcess service;
    private static URI base;
    private static final Map<String, Tab> TABS = new HashMap<>();

    @BeforeAll
    static void serve() {
        chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(180_000); // the machine may be busy, and speech takes its time
        service = ServiceProcess.start(data, logs, Map.of());
        base = URI.create(service.api("").toString().replace("/api/v1", ""));
    }

    @AfterAll
    static void stop() {
        try {
            TABS.values().forEach(Tab::close);
        } finally {
            TABS.clear();
            if (chromium != null) {
                chromium.close();
                service.close();
            }
        }
    }

    private static Tab tab(String login) {
        return TABS.computeIfAbsent(login, _ -> new Tab(Objects.requireNonNull(chromium), base, 1280, ColorScheme.LIGHT));
    }

    /** The first seconds of a call, in which the card is lost and the agent is brief. */
    private static byte[] speech(int seconds) {
        try (AudioInputStream whole = AudioSystem.getAudioInputStream(CALL.toFile())) {
            byte[] part = whole.readNBytes(Math.round(seconds * whole.getFormat().getFrameRate()) * whole.getFormat().getFrameSize());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            AudioSystem.write(new AudioInputStream(new ByteArrayInputStream(part), whole.getFormat(),
                    part.length / whole.getFormat().getFrameSize()), AudioFileFormat.Type.WAVE, out);
            return out.toByteArray();
        } catch (IOException | UnsupportedAudioFileException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void choosePassword(Page page) {
        page.getByLabel("Password, at least 12 characters").fill(Served.PASSWORD);
        page.getByLabel("Repeat the password").fill(Served.PASSWORD);
        page.keyboard().press("Enter");
    }

    @Test
    void aHouseWorksFromItsFirstLinkToTheFirstDisputeThatIsUpheld() {
        anAdministratorComesByTheFirstLinkInvitesPeopleAndSeesTheFirstCallScored();
        aReviewerDropsARecordingHearsItOverrulesCorrectsAndGoesOn();
        nothingTypedIsLostByAReloadASecondTabOrAServerThatGoesAway();
        anAgentHearsWhatIsSharedDisputesItAndSeesThatSheWasRight();
    }

    private static void anAdministratorComesByTheFirstLinkInvitesPeopleAndSeesTheFirstCallScored() {
        Matcher link = service.printed(LINK);
        Tab root = tab("root");
        root.open("/password/" + link.group(1));
        root.page.getByLabel("Login").fill("root");
        choosePassword(root.page);
        assertThat(root.page.locator("h1")).hasText("First steps");

        root.page.locator(".steps").getByText("Invite somebody").click();
        invited(root, "rita", "Reviewer", "");
        invited(root, "otto", "Reviewer", "");
        invited(root, "dana", "Agent", "a-17");

        root.open("/start");
        root.button("Choose files").click();
        root.page.locator("dialog input[type=file]").setInputFiles(new FilePayload("lost-card.wav", "audio/wav", speech(12)));
        root.page.getByLabel("Agent (id, if known)").fill("a-17");
        root.page.getByLabel(Pattern.compile("^Language")).fill("en-gb");
        root.button("Upload").click();
        assertThat(root.page.locator(".tray li strong")).containsText("%");
        assertThat(root.page.locator(".steps .done")).hasCount(2);
        root.page.getByText("See the calls", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(root.page.locator("tbody tr")).hasCount(1);
        assertThat(root.page.locator("tbody .score")).hasText(Pattern.compile("\\d+"));
        root.page.locator(".tray li a").click();
        assertThat(root.page.locator(".call-head .facts")).containsText("British English");
    }

    private static void invited(Tab root, String login, String role, String agentId) {
        root.button("Invite somebody").click();
        root.page.getByLabel("Login", new Page.GetByLabelOptions().setExact(true)).fill(login);
        root.page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Name of " + login);
        root.page.getByLabel("Role").selectOption(role);
        root.page.getByLabel("Agent id").fill(agentId);
        root.page.locator("dialog button.primary").click();
        String link = root.page.locator("dialog .secret code").textContent();
        root.button("Close").click();
        Tab fresh = tab(login);
        fresh.page.navigate(link);
        choosePassword(fresh.page);
        fresh.page.waitForURL(url -> !url.contains("/password/"));
    }

    private static void aReviewerDropsARecordingHearsItOverrulesCorrectsAndGoesOn() {
        Tab rita = tab("rita");
        rita.open("/calls");
        assertThat(rita.page.locator("tbody tr")).hasCount(1);
        rita.until("document.querySelector('ear-uploads')");
        rita.drop("chat.json", CHAT.getBytes(StandardCharsets.UTF_8));
        assertThat(rita.page.locator(".tray li strong")).hasCount(1);
        rita.drop("long.wav", speech(29));
        Locator dropped = rita.page.locator(".tray li").nth(1);
        assertThat(dropped.locator(".quiet")).hasText(Pattern.compile("Received|Transcribed|Measured"));
        assertThat(dropped.locator("strong")).containsText("%");
        assertThat(rita.page.locator("tbody tr")).hasCount(3);
        assertThat(rita.page.locator("tbody tr").first().locator(".score")).hasText(Pattern.compile("\\d+"));

        rita.page.locator("tbody a.row").first().click();
        assertThat(rita.page.locator("#end")).hasText("0:29");
        Locator place = rita.page.locator("#criterion-2 button.place").first();
        double start = Double.parseDouble(place.getAttribute("data-start")) / 1000;
        double end = Double.parseDouble(place.getAttribute("data-end")) / 1000;
        assertThat(start).isBetween(0.5, 3.0); // "this is gary speaking"
        rita.record();
        place.click();
        rita.mustHaveHeard(start, end);

        overruled(rita);
        corrected(rita);
        rita.page.keyboard().press("Control+Enter");
        assertThat(rita.page.locator(".typed .turn")).hasCount(4);
        assertThat(rita.page.locator("h1")).containsText("a-18");
    }

    private static void overruled(Tab rita) {
        Locator second = rita.page.locator("#criterion-2");
        String machine = second.locator(".verdict").first().textContent();
        second.locator(".criterion-title").click();
        rita.page.keyboard().press("2");
        assertThat(second.locator(".verdict").first()).hasText("Partly met");
        rita.page.keyboard().press("z");
        assertThat(second.locator(".verdict").first()).hasText(machine);
        rita.page.keyboard().press("2");
        rita.page.keyboard().press("e");
        rita.page.keyboard().type("Only the first name.");
        second.locator(".verdict-keys button").nth(2).click(); // the reason is kept on the way to the button
        assertThat(second.locator(".held q")).hasText("Only the first name.");
        assertThat(second.locator(".verdict").first()).hasText("Missed");
        assertThat(second.locator(".machine .verdict")).hasText(machine);
    }

    private static void corrected(Tab rita) {
        Locator turn = rita.page.locator(".turn", new Page.LocatorOptions().setHasText("my name is lower"));
        int number = Integer.parseInt(turn.getAttribute("data-turn"));
        rita.select(number, "lower");
        rita.button("Correct").click();
        rita.page.locator("dialog input").fill("Laura");
        rita.button("Correct and score again").click();
        assertThat(rita.page.locator("#turn-" + number + " .said")).containsText("my name is Laura");
        assertThat(rita.page.locator("#criterion-2 .held q")).hasText("Only the first name.");
    }

    private static void nothingTypedIsLostByAReloadASecondTabOrAServerThatGoesAway() {
        Tab rita = tab("rita");
        rita.open("/calls");
        rita.page.locator("tbody a.row", new Page.LocatorOptions().setHasText("a-17")).click();
        assertThat(rita.page.locator("#end")).hasText("0:12");
        rita.page.locator("#criterion-1 .criterion-title").click();
        rita.page.keyboard().press("e");
        rita.page.keyboard().type("Half a sentence");
        rita.page.reload();
        assertThat(rita.page.locator("#criterion-1 textarea")).hasValue("Half a sentence");
        assertThat(rita.page.locator(".toast")).containsText("Your unsaved text");
        rita.page.locator("#criterion-1 textarea").focus();
        rita.page.keyboard().press("End");
        rita.page.keyboard().type(" is a sentence.");
        rita.page.keyboard().press("Tab");
        assertThat(rita.page.locator("#criterion-1 .held q")).hasText("Half a sentence is a sentence.");
        Page other = rita.another();
        other.navigate(rita.page.url());
        assertThat(other.locator("#criterion-1 .held q")).hasText("Half a sentence is a sentence.");

        int port = base.getPort();
        service.kill();
        rita.page.locator("#criterion-1 .criterion-title").click();
        rita.page.keyboard().press("4");
        assertThat(rita.page.locator("#criterion-1 .verdict").first()).hasText("Does not apply");
        assertThat(rita.page.locator("#criterion-1 .tag", new Page.LocatorOptions().setHasText("Not sent yet"))).isVisible();
        rita.page.locator("#criterion-1").getByText("Comment", new Locator.GetByTextOptions().setExact(true)).click();
        rita.page.locator("dialog textarea").fill("Written while nobody listened.");
        rita.button("Save comment").click();
        assertThat(rita.page.locator("dialog .wrong")).hasText("The server cannot be reached.");

        service = ServiceProcess.start(data, logs, Map.of("EARMARK_WEB_PORT", "" + port));
        rita.button("Save comment").click();
        assertThat(rita.page.locator("#criterion-1 .note")).containsText("Written while nobody listened.");
        assertThat(rita.page.locator("#criterion-1 .tag", new Page.LocatorOptions().setHasText("Not sent yet"))).hasCount(0);
        assertThat(other.locator("#criterion-1 .verdict").first()).hasText("Does not apply");
        other.close();
        TABS.values().forEach(tab -> tab.forget("ERR_")); // the console tells of a server that is away
    }

    private static void anAgentHearsWhatIsSharedDisputesItAndSeesThatSheWasRight() {
        Tab dana = tab("dana");
        dana.open("/me");
        assertThat(dana.page.locator(".empty")).containsText("Nothing is shared with you yet");
        Tab rita = tab("rita");
        rita.button("Finish and share").click();
        dana.page.locator(".own a").click();
        Locator place = dana.page.locator("#criterion-2 button.place").first();
        double start = Double.parseDouble(place.getAttribute("data-start")) / 1000;
        dana.record();
        place.click();
        dana.mustHaveHeard(start, Double.parseDouble(place.getAttribute("data-end")) / 1000);
        dana.page.locator("#criterion-3").getByText("Dispute", new Locator.GetByTextOptions().setExact(true)).click();
        dana.page.locator("dialog select").selectOption("not_applicable");
        dana.page.locator("dialog textarea").fill("She told me at once.");
        dana.page.locator("dialog button.primary").click();
        assertThat(dana.page.locator("#criterion-3 .dispute")).containsText("She told me at once.");

        Tab otto = tab("otto");
        otto.open("/disputes");
        otto.button("Decide").click();
        otto.page.locator("dialog textarea").fill("You are right.");
        otto.page.locator("dialog button.primary").click();
        assertThat(otto.page.locator(".empty")).containsText("No dispute is open.");
        assertThat(dana.page.locator("#criterion-3 .dispute")).containsText("Upheld");
        assertThat(dana.page.locator("#criterion-3 .verdict").first()).hasText("Does not apply");
    }
}
