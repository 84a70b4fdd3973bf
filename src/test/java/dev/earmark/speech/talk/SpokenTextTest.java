package dev.earmark.speech.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpokenTextTest {

    @Test
    void numbersAmountsTimesAndDatesAreSpelledAsTheyAreSpoken() {
        assertThat(spoken("That's $12.50 at 5pm, OK?")).isEqualTo("that's twelve dollars and fifty cents at five p m okay");
        assertThat(spoken("$1,250 or $1")).isEqualTo("one thousand two hundred fifty dollars or one dollar");
        assertThat(spoken("On June 21st at 10:05 a.m. or 9:30")).isEqualTo("on june twenty first at ten oh five a m or nine thirty");
        assertThat(spoken("since 1998 and 2005, 50% off")).isEqualTo("since nineteen ninety eight and two thousand five fifty percent off");
        assertThat(spoken("call 5550142 or 007")).isEqualTo("call five five five zero one four two or zero zero seven");
        assertThat(spoken("the 30th, the 12th")).isEqualTo("the thirtieth the twelfth");
    }

    @Test
    void sentencesEndAtTheirMarksAndAtTheEndsOfLines() {
        assertThat(SpokenText.sentences("Please hold. Thank you!\nMr. Smith’s order")).hasSize(4)
                .last().asString().contains("smith's");
    }

    private static String spoken(String text) {
        return SpokenText.sentences(text).stream().flatMap(List::stream).collect(Collectors.joining(" "));
    }
}
