package dev.earmark.language.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningsTest {

    @Test
    void aListOfWordsIsKnownByItsBeginnings() {
        assertThat(Beginnings.of("\\b(?:ignore|forget|don'?t follow|ai)\\W+(?:your|all) rules").orElseThrow())
                .containsExactlyInAnyOrder("ignore", "forget", "don", "ai");
        assertThat(Beginnings.of("\\b(?:marks?|set (?:a|b)|put [)|] it|a\\.i\\.|ab?c|\u0433\u043e\u0434\u044b)x").orElseThrow())
                .containsExactlyInAnyOrder("mark", "set", "put", "a", "\u0433\u043e\u0434\u044b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\bverdicts?\\b", "\\b(?:re)?peat", "\\b(?:a?b|c)d", "\\b(?:(?:a|b)c|d)", "(?:^|x)system", "\\b(?:a|)b",
            "\\b(?:a|\\d)b", "<\\|?x",
        "\\b(?:a|b){0,2}c", "(?=a)b", "\\b(?:a|b"})
    void whateverMayBeginOtherwiseHasNone(String expression) {
        assertThat(Beginnings.of(expression)).isEmpty();
    }

    @Test
    void theWordsOfATextBeginWithTheirFirstLetters() {
        assertThat(Beginnings.in("Go-to (ai) \u00e4do_x")).contains("G", "Go", "to", "t", "ai", "ai)", "\u00e4", "\u00e4do")
                .doesNotContain("o", "x", "_x");
        assertThat(Beginnings.in("")).isEmpty();
    }
}
