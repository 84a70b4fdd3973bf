package dev.earmark.scoring;

import static dev.earmark.scoring.VerdictSource.Rule.ECHO;
import static dev.earmark.scoring.VerdictSource.Rule.EXAMPLES;
import static dev.earmark.scoring.VerdictSource.Rule.MEASURED;
import static dev.earmark.scoring.VerdictSource.Rule.PHRASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.scoring.VerdictSource.LanguageModel;
import dev.earmark.scoring.VerdictSource.Other;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictSourceTest {

    private static final LanguageModel MODEL = new LanguageModel("openai/gpt-4.1, mini+2026", "judge-criterion v1");

    @Test
    void eachEngineHasItsWord() {
        assertThat(List.of(PHRASE, EXAMPLES, MEASURED, ECHO)).extracting(rule -> rule.alone().text())
                .containsExactly("phrase", "examples", "measured", "echo");
        assertThat(MODEL.alone().text()).isEqualTo("model openai/gpt-4.1, mini+2026, judge-criterion v1");
        assertThat(VerdictSource.NONE.text()).isEqualTo("none");
    }

    @Test
    void whatOneLackedAllTogetherLackAndEachIsNamedOnce() {
        VerdictSource joined = VerdictSource.joined(List.of(PHRASE.alone(), MEASURED.alone().degradedIf(true), PHRASE.alone(),
                MODEL.alone()));

        assertThat(joined.text()).isEqualTo("phrase+measured+model openai/gpt-4.1, mini+2026, judge-criterion v1+degraded");
        assertThat(joined.degraded()).isTrue();
    }

    @Test
    void theNameOfAModelMayHoldAnySign() {
        assertThat(VerdictSource.of("phrase+model openai/gpt-4.1, mini+2026, judge-criterion v1+echo+degraded"))
                .isEqualTo(new VerdictSource(List.of(PHRASE, MODEL, ECHO), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "none", "phrase", "phrase+examples", "measured+degraded", "model fake/fakemodel, judge-criterion v1",
                "model a+b, judge-criterion v2+degraded",
        "examples+model a, judge-criterion v1+phrase", "none+degraded", "telepathy", "phrase+telepathy+degraded",
        "model without prompt+phrase", "phrase+phrase"
    })
    void whatIsReadIsWrittenBackLetterForLetter(String stored) {
        assertThat(VerdictSource.of(stored).text()).isEqualTo(stored);
    }

    @Test
    void anEngineOfAnotherVersionIsKeptByItsName() {
        assertThat(VerdictSource.of("phrase+telepathy").engines()).containsExactly(PHRASE, new Other("telepathy"));
    }

    @Test
    void rulesAloneAreWhatLabelsWereHeldAgainst() {
        assertThat(VerdictSource.of("phrase+examples+echo+measured").byRulesAlone()).isTrue();
        assertThat(VerdictSource.of("phrase+degraded").byRulesAlone()).isFalse();
        assertThat(VerdictSource.of("phrase+model a, judge-criterion v1").byRulesAlone()).isFalse();
        assertThat(VerdictSource.of("telepathy").byRulesAlone()).isFalse();
        assertThat(VerdictSource.NONE.byRulesAlone()).isFalse();
    }
}
