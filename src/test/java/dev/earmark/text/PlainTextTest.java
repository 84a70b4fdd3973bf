package dev.earmark.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.testing.HostileTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of words that others wrote, at each of the doors to people. */
class PlainTextTest {

    private static final String ESCAPE = "a\u001b[31m\u202egnp.wav";
    private static final String EMOJI = "\uD83D\uDE00";

    static List<String> hostileTexts() {
        return Stream.concat(HostileTexts.all().stream(),
                Stream.of(ESCAPE, "a\u2028b\u2029c", "\u0085\u009b", "half \ud83d", "\uE000\u0378")).toList();
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void nothingThatActsGetsThroughToAPerson(String text) {
        Stream<UnaryOperator<String>> doors = Stream.of(PlainText::line, PlainText::oneLine, PlainText::quoted, PlainText::visible,
                sent -> PlainText.fileName(sent, "x"));

        assertThat(doors.map(door -> door.apply(text)).flatMapToInt(String::codePoints).filter(PlainText::acts)).isEmpty();
        assertThat(PlainText.shown(text).replace("\n", "").codePoints().filter(PlainText::acts)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostileTexts")
    void wordsOnAPageKeepTheirPlaces(String text) {
        assertThat(PlainText.shown(text)).hasSameSizeAs(text);
        assertThat(PlainText.wellFormed(text)).hasSameSizeAs(text);
    }

    @Test
    void aValueInASentenceShowsThatSomethingWasThere() {
        assertThat(PlainText.quoted(ESCAPE)).isEqualTo("a?[31m?gnp.wav");
        assertThat(PlainText.quoted("a\u2028b\u2029c\ue000d")).isEqualTo("a?b?c?d");
        assertThat(PlainText.name(Path.of("calls", ESCAPE))).isEqualTo("a?[31m?gnp.wav");
    }

    @Test
    void aLongValueIsCutBetweenCharactersAndNeverWithinOne() {
        assertThat(PlainText.quoted("x".repeat(200))).isEqualTo("x".repeat(80) + "…");
        assertThat(PlainText.quoted("x".repeat(80))).isEqualTo("x".repeat(80));
        assertThat(PlainText.quoted(EMOJI.repeat(81))).isEqualTo(EMOJI.repeat(80) + "…");
        assertThat(PlainText.quoted(EMOJI.repeat(3), 2)).isEqualTo(EMOJI.repeat(2) + "…");
    }

    @Test
    void aLineOfOutputIsOneLineAndKeepsItsColumns() {
        assertThat(PlainText.oneLine("  a  b\nc\u001b[2J")).isEqualTo("  a  b\ufffdc\ufffd[2J");
        assertThat(PlainText.line("  a \t b\nc ")).isEqualTo("a b c");
    }

    @Test
    void aNameFromAStrangerIsMadeHarmless() {
        assertThat(PlainText.fileName("../../etc/pass\u0000wd\u202e.wav", "audio")).isEqualTo("passwd.wav");
        assertThat(PlainText.fileName("C:\\calls\\a.wav", "audio")).isEqualTo("a.wav");
        assertThat(PlainText.fileName("..", "audio")).isEqualTo("audio");
        assertThat(PlainText.fileName("x".repeat(5_000), "audio")).hasSize(200);
        assertThat(PlainText.fileName("caf" + "e\u0301" + ".wav", "audio")).isEqualTo("caf\u00e9.wav");
    }

    @Test
    void anIdLosesWhatNobodyCanSee() {
        assertThat(PlainText.visible(" call\u200b-\u202e7\u0007 ")).isEqualTo("call-7");
        assertThat(PlainText.visible("call  7")).isEqualTo("call  7");
    }

    @Test
    void wordsThatAreKeptHaveOneSpellingAndTheirLines() {
        assertThat(PlainText.kept("caf" + "e\u0301\tone\ntwo\u001b\r", IllegalArgumentException::new)).isEqualTo("caf\u00e9\tone\ntwo");
    }

    @Test
    void wordsThatNoStoreCanKeepAreRefused() {
        assertThatThrownBy(() -> PlainText.kept("a\u0000", IllegalArgumentException::new))
                .hasMessage("holds a NUL character at position 1");
        assertThatThrownBy(() -> PlainText.kept("\uD83D!", IllegalArgumentException::new))
                .hasMessage("holds half of a surrogate pair at position 0, which is not a character");
    }
}
