package dev.earmark.eval.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhrasesHeardTest {

    private static final List<String> PHRASES = List.of("please hold", "one moment please");

    @Test
    void aPhraseIsHeardMissedOrImagined() {
        assertThat(PhrasesHeard.of(PHRASES, "please hold the line", "please hold a line")).isEqualTo(new PhrasesHeard(1, 1, 0));
        assertThat(PhrasesHeard.of(PHRASES, "please hold", "police hold")).isEqualTo(new PhrasesHeard(1, 0, 0));
        assertThat(PhrasesHeard.of(PHRASES, "ready when you are", "one moment please")).isEqualTo(new PhrasesHeard(0, 0, 1));
        assertThat(PhrasesHeard.of(PHRASES, "Please hold, please hold!", "please hold please hold please hold"))
                .isEqualTo(new PhrasesHeard(2, 2, 1));
    }

    @Test
    void ofSeveralChannelsEachIsCountedByItself() {
        PhrasesHeard both = PhrasesHeard.of(PHRASES, "please hold", "").plus(PhrasesHeard.of(PHRASES, "", "please hold"));
        assertThat(both).isEqualTo(new PhrasesHeard(1, 0, 1));
    }
}
