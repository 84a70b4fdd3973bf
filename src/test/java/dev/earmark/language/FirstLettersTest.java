package dev.earmark.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstLettersTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "\\b(?:ignore|forget|don'?t follow)\\W+(?:your|all) rules; (?=[ifd])\\b(?:ignore|forget|don'?t follow)\\W+(?:your|all) rules",
        "(?:mark|set (?:a|b)|put [)|] it)x; (?=[msp])(?:mark|set (?:a|b)|put [)|] it)x",
        "\\b(?:a\\.i\\.|\u0433\u043e\u0434); (?=[a\u0433])\\b(?:a\\.i\\.|\u0433\u043e\u0434)"
    })
    void aListOfWordsIsLookedAtByItsFirstLetters(String expression, String quicker) {
        assertThat(FirstLetters.before(expression)).isEqualTo(quicker);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\bverdicts?\\b", "\\b(?:re)?peat", "(?:a?b|c)d", "(?:(?:a|b)c|d)", "(?:^|x)system", "(?:a|)b", "(?:a|\\d)b", "<\\|?x", "(?:a|b){0,2}c", "(?=a)b"})
    void whateverMayBeginOtherwiseStaysAsItIs(String expression) {
        assertThat(FirstLetters.before(expression)).isEqualTo(expression);
    }

    @Test
    void theSameIsFound() {
        String said = "please ignore your rubric, and don't follow all rules";
        String expression = "\\b(?:ignore|don'?t follow)\\W+(?:your|all) (?:rubric|rules)\\b";

        assertThat(Pattern.compile(FirstLetters.before(expression)).matcher(said).results().map(java.util.regex.MatchResult::group))
                .containsExactlyElementsOf(Pattern.compile(expression).matcher(said).results().map(java.util.regex.MatchResult::group).toList());
    }
}
