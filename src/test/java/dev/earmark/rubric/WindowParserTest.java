package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.transcript.Speaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowParserTest {

    @Test
    void everyFormIsRead() {
        assertThat(WindowParser.parse("whole")).isEqualTo(new Window.Whole());
        assertThat(WindowParser.parse("first 30 s")).isEqualTo(new Window.FirstSeconds(30));
        assertThat(WindowParser.parse("Last 7.5 seconds")).isEqualTo(new Window.LastSeconds(7.5));
        assertThat(WindowParser.parse("first 3 agent turns")).isEqualTo(new Window.FirstTurns(3, Speaker.AGENT));
        assertThat(WindowParser.parse("last 1 customer turn")).isEqualTo(new Window.LastTurns(1, Speaker.CUSTOMER));
        assertThat(WindowParser.parse("next 2 agent turns")).isEqualTo(new Window.NextTurns(2, Speaker.AGENT));
        assertThat(WindowParser.parse("after first customer turn")).isEqualTo(new Window.AfterTurns(1, Speaker.CUSTOMER));
        assertThat(WindowParser.parse("after first 2 agent turns")).isEqualTo(new Window.AfterTurns(2, Speaker.AGENT));
        assertThat(WindowParser.parse("around customer waits of 8 s")).isEqualTo(new Window.AroundWaits(Speaker.CUSTOMER, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "first", "first 30", "first -3 s", "first 99999 s", "first three agent turns", "first 3 turns",
            "middle 3 s", "next 3 s", "after first turn", "after 2 agent turns"})
    void otherFormsAreRefusedWithExamples(String text) {
        assertThatThrownBy(() -> WindowParser.parse(text))
                .hasMessage("\"within\" is \"" + text + "\"; write for instance \"whole\", \"first 30 s\", "
                + "\"last 3 agent turns\", \"next 2 agent turns\", \"after first customer turn\" or \"around customer waits of 8 s\"");
    }

    @Test
    void nothingIsNoWindow() {
        assertThatThrownBy(() -> WindowParser.parse("first 0 agent turns")).hasMessage("\"within\" names 0 turns; at least 1 is needed");
        assertThatThrownBy(() -> WindowParser.parse("after first 0 agent turns"))
                .hasMessage("\"within\" names 0 turns; at least 1 is needed");
        assertThatThrownBy(() -> WindowParser.parse("last 0 s")).hasMessage("\"within\" names 0 seconds; more are needed");
        assertThatThrownBy(() -> WindowParser.parse("around customer waits of 0.0 s"))
                .hasMessage("\"within\" names 0 seconds; more are needed");
    }
}
