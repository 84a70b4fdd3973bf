package dev.earmark.eval.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.earmark.eval.Agreement.Pair;
import dev.earmark.eval.VerdictLabel;
import dev.earmark.eval.Bars;
import dev.earmark.eval.CalibrationRun;
import dev.earmark.eval.CriterionFigures;
import dev.earmark.eval.Disagreement;
import dev.earmark.eval.EvalSet;
import dev.earmark.eval.SetResult;
import dev.earmark.eval.Verification;
import dev.earmark.rubric.RubricYaml;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.testing.Accessibility;
import dev.earmark.testing.Chromium;
import dev.earmark.testing.Look;
import dev.earmark.testing.SampleResults;
import dev.earmark.transcript.Speaker;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.ConfidenceCurve;
import dev.earmark.trust.CriterionCalibration;
import dev.earmark.trust.Isotonic.Observation;
import dev.earmark.trust.TrustGate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of {@code eval} and {@code calibrate} in a real browser. */
class EvalPagesIT {

    private static Chromium chromium;

    @TempDir
    Path folder;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private static String evaluation() {
        var transcript = SampleResults.billingTranscript();
        String words = transcript.turns().get(2).text();
        Judgement missed = new Judgement("own_name", new Verdict.NotMet(), 0, 10, 0.9, VerdictSource.Rule.PHRASE.alone(),
                "The agent does not say so.",
                List.of(new Evidence(Evidence.Kind.EXPECTED_HERE, 1, Speaker.AGENT, null, ""),
                        new Evidence(Evidence.Kind.NEAR_MISS, 2, Speaker.AGENT, null, words)));
        List<Pair> pairs = List.of(new Pair(VerdictLabel.MET, VerdictLabel.MET), new Pair(VerdictLabel.NOT_MET, VerdictLabel.NOT_MET),
                new Pair(VerdictLabel.MET, VerdictLabel.NOT_MET), new Pair(VerdictLabel.NOT_MET, VerdictLabel.UNSCORED));
        EvalSet set = new EvalSet("mine", EvalSet.Question.CRITERIA, Path.of("mine"), "Calls about bills.", "", Path.of("mine"),
                Path.of("mine"), Path.of("mine"), Bars.NONE);
        SetResult result = new SetResult(set, 4, Map.of("mean-kappa", 0.9),
                List.of(CriterionFigures.of("a_criterion_with_a_rather_long_name", pairs)),
                List.of(new Disagreement(transcript, VerdictLabel.MET, missed)));
        return EvalPage.of(List.of(Verification.of(result)), "now");
    }

    private static String calibration() {
        TrustGate gate = new TrustGate(TrustGate.State.SUGGESTION, 37, 9, 0.9, 1, 0.7);
        CriterionCalibration criterion = new CriterionCalibration("c", List.of(0.7), Map.of("met", ConfidenceCurve.UNCHANGED), gate);
        Calibration calibration = new Calibration("r", "ab".repeat(32), "embedder", LocalDate.of(2026, 1, 31), List.of("mine"), 37, 0.1,
                0.05, Map.of("c", criterion));
        List<Observation> seen = List.of(new Observation(0.3, false), new Observation(0.6, true), new Observation(0.9, true));
        return CalibrationPage.of(new CalibrationRun(calibration, RubricYaml.only("check: {phrase: fee}"), seen, seen, Map.of()));
    }

    private Page open(BrowserContext context, String html) throws IOException {
        Page page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
                complaints.add(request.url());
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(Files.writeString(folder.resolve("page.html"), html).toUri().toString());
        return page;
    }

    private BrowserContext context(int width, ColorScheme scheme) {
        return chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme));
    }

    @Test
    void nothingKeepsAnybodyFromReadingThem() throws IOException {
        for (String html : List.of(evaluation(), calibration())) {
            for (Look look : Look.all()) {
                try (BrowserContext context = context(look.width(), look.scheme())) {
                    Page page = open(context, html);
                    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                            .as(page.title() + " is no wider than " + look.width()).isEqualTo(true);
                    assertThat(complaints).as("requests, and violations of the policy").isEmpty();
                    assertThat(Accessibility.violationsOfTheStandard(page)).as(page.title() + " " + look).isEmpty();
                    complaints.clear(); // axe itself sets inline styles
                }
            }
        }
    }

    @Test
    void aDisagreementLeadsToTheWordsAndToThePlaceWithoutWords() throws IOException {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
            Page page = open(context, evaluation());
            for (var place : Map.of("expected here, turn 2", 1, "near miss, turn 3", 2).entrySet()) {
                page.getByText(place.getKey()).click();
                assertThat(page.locator("li:target").innerText())
                        .contains(SampleResults.billingTranscript().turns().get(place.getValue()).text());
            }
        }
    }
}
