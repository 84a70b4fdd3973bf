package dev.earmark.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.eval.EvalSet.Question;
import dev.earmark.eval.page.EvalPage;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Judgement;
import dev.earmark.scoring.Verdict;
import dev.earmark.scoring.VerdictSource;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvalSetsIT {

    private static final String SET = "name: mine\nquestion: criteria\nrubric: small\nbars:\n  at-least: {mean-kappa: 0.8}\n";

    @TempDir
    Path folder;

    @Test
    void shippedSetsCanBeReadAndHaveBars() {
        assertThat(new EvalSets(Path.of("eval-sets"), folder).all()).extracting(EvalSet::name)
                .contains("bank-phone-service", "retail-support-chat", "retail-support-email", "sales-call", "sales-call-heard",
                        "injections", "bank-acts");
        assertThat(new EvalSets(Path.of("eval-sets"), folder).all()).allSatisfy(set -> assertThat(set.bars()).isNotEqualTo(Bars.NONE));
    }

    @Test
    void aSetSaysWhichCasesAreHeldOutAndWhichCriteriaAreShownOnly() throws IOException {
        set(SET + "held-out: {field: domains, values: [Hotels]}\nshown: [thanks]\n");

        EvalSet set = new EvalSets(folder, folder.resolve("none")).get("mine");

        assertThat(set.part()).isEqualTo(new EvalSet.Part("domains", List.of("Hotels")));
        assertThat(set.shown()).containsExactly("thanks");
    }

    @Test
    void aMisspeltSetIsToldItsNearestNeighbour() throws IOException {
        set(SET);

        assertThatThrownBy(() -> new EvalSets(folder, folder.resolve("none")).get("mime")).isInstanceOf(NotFound.class)
                .hasMessageContaining("did you mean \"mine\"?");
    }

    @Test
    void aStarStandsForAllTradesAtOnce() {
        EvalSets sets = new EvalSets(Path.of("eval-sets"), folder);

        assertThat(sets.matching("trade-*")).extracting(EvalSet::name).hasSize(11).contains("trade-hotel", "trade-gym");
        assertThat(sets.matching("bank-acts")).extracting(EvalSet::name).containsExactly("bank-acts");
        assertThatThrownBy(() -> sets.matching("trad-*")).isInstanceOf(NotFound.class).hasMessageContaining("trad-*");
    }

    @Test
    void aSetThatOthersAnswerIsLeftToThem() throws IOException {
        set(SET.replace("criteria", "search"));

        EvalSets sets = new EvalSets(folder, folder.resolve("none"));

        assertThat(sets.all()).isEmpty();
        assertThat(sets.others()).containsExactly("mine");
    }

    @Test
    void aBarThatIsBrokenIsNamed() throws IOException {
        assertThat(Verification.of(result(set(SET), 0.79)).broken()).containsExactly("mean-kappa is 0.790, below the bar of 0.800.");
        assertThat(Verification.of(result(set(SET), 0.81)).broken()).isEmpty();
    }

    @Test
    void aBarForAFigureThatThereIsNotIsRefused() throws IOException {
        EvalSet set = set(SET.replace("mean-kappa", "meen-kappa"));

        assertThatThrownBy(() -> Verification.of(result(set, 0.9))).isInstanceOf(Rejected.class).hasMessageContaining("meen-kappa");
    }

    @Test
    void kappaMayNotFallByMoreThanThreeHundredthsBelowWhatWasAccepted() throws IOException {
        EvalSet set = set(SET);
        Verification.of(result(set, 0.90)).accept("Kim", "first figures", "2026-01-31T10:00:00Z");

        assertThat(Verification.of(result(set, 0.875)).broken()).isEmpty();
        assertThat(Verification.of(result(set, 0.865)).broken()).containsExactly("mean-kappa fell from 0.900 to 0.865, by more than 0.03.");
        assertThat(Files.readString(set.baseline())).contains("Kim", "first figures", "2026-01-31T10:00:00Z");
    }

    @Test
    void whatCallersSayIsEscapedOnThePageAndOneClickAway() throws IOException {
        Turn turn = new Turn(0, Speaker.AGENT, null, "<script>alert(1)</script> \u202e\"><img src=x onerror=alert(1)>", List.of());
        Transcript transcript = new Transcript("a\" onclick=\"x", Channel.CHAT, new Source("f", "", 0, 0, 0), Engine.GIVEN, List.of(turn));
        Judgement judgement = new Judgement("<b>c</b>", new Verdict.Met(), 1, 1, 0.9, VerdictSource.Rule.PHRASE.alone(), "So <i>it</i> is.",
                List.of(new Evidence(Evidence.Kind.PROOF, 0, Speaker.AGENT, null, "<script>alert(1)</script>")));
        SetResult result = new SetResult(set(SET), 1, Map.of("mean-kappa", 0.9), List.of(),
                List.of(new Disagreement(transcript, VerdictLabel.NOT_MET, judgement)));

        String page = EvalPage.of(List.of(Verification.of(result)), "now");

        assertThat(page).doesNotContain("<script", "<img", "<b>c", "<i>it", "onclick=\"x", "\u202e")
                .contains("default-src &#x27;none&#x27;");
        String anchor = page.replaceAll("(?s).*<a href=\"#([^\"]+)\">a&quot;.*", "$1");
        assertThat(page).contains("id=\"" + anchor + "\"").contains("href=\"#" + anchor + "-0\"").contains("id=\"" + anchor + "-0\"");
        assertThat(page.indexOf("1 disagreements")).isLessThan(page.indexOf("Figures of the whole set"));
    }

    private EvalSet set(String yaml) throws IOException {
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/eval-set.yaml"), yaml);
        return yaml.contains("question: criteria") ? new EvalSets(folder, folder.resolve("none")).get("mine")
                : new EvalSet("mine", Question.CRITERIA, folder, "", "", folder, folder, folder, Bars.NONE);
    }

    private static SetResult result(EvalSet set, double kappa) {
        return new SetResult(set, 10, Map.of("mean-kappa", kappa), List.of(), List.of());
    }
}
