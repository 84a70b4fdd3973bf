package dev.earmark.eval.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.eval.mono.TwoSides;
import dev.earmark.testing.TimedCall;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditedWordsTest {

    private static final int RATE_HZ = 8_000;
    private static final Transcript CLEAN = TimedCall.voice().words(Speaker.AGENT, "good morning", 1.0, 2.0)
            .words(Speaker.CUSTOMER, "hello there", 3.0, 4.0).heard();

    private final List<Turn> misplaced = new ArrayList<>();

    private static TwoSides sides() {
        return new TwoSides("c", RATE_HZ, loud(1, 2), loud(3, 4));
    }

    private static short[] loud(int from, int end) {
        short[] side = new short[5 * RATE_HZ];
        for (int i = from * RATE_HZ; i < end * RATE_HZ; i++) {
            side[i] = (short) (i % 2 == 0 ? 2_000 : -2_000);
        }
        return side;
    }

    private CreditedWords of(Transcript found, long laterMs) {
        return CreditedWords.of(found, CLEAN, sides(), laterMs, misplaced::add);
    }

    @Test
    void theSameWordsAreAllRight() {
        CreditedWords words = of(CLEAN, 0);
        assertThat(words).isEqualTo(new CreditedWords(2, 2, 0, 0, 2));
        assertThat(words.rightPercent()).isEqualTo(100);
        assertThat(words.wrongPercent()).isZero();
        assertThat(misplaced).isEmpty();
    }

    @Test
    void aCopyThatBecomesWordsOfTheOtherPartyIsWrong() {
        CreditedWords words = of(TimedCall.voice().words(Speaker.AGENT, "good morning", 1.0, 2.0)
                .words(Speaker.CUSTOMER, "good morning", 1.0, 2.0).words(Speaker.CUSTOMER, "hello there", 3.0, 4.0).heard(), 0);
        assertThat(words.right()).isEqualTo(2);
        assertThat(words.wrong()).isEqualTo(1);
        assertThat(words.rolesRight()).isTrue();
        assertThat(misplaced).extracting(Turn::speaker).containsExactly(Speaker.CUSTOMER);
    }

    @Test
    void anAnnouncementBeforeTheCallIsNobodysUnlessItIsTheSystems() {
        Transcript later = TimedCall.voice().words(Speaker.AGENT, "please hold", 0.2, 1.2).words(Speaker.AGENT, "good morning", 3.0, 4.0)
                .words(Speaker.CUSTOMER, "hello there", 5.0, 6.0).heard();
        assertThat(of(later, 2_000)).isEqualTo(new CreditedWords(2, 2, 0, 1, 2));
        Transcript system = new Transcript(later.id(), later.channel(), later.source(), later.engine(), later.turns().stream()
                .map(turn -> turn.index() == 0 ? new Turn(0, Speaker.SYSTEM, turn.time(), turn.text(), turn.words()) : turn).toList());
        assertThat(of(system, 2_000).nobodys()).isZero();
    }

    @Test
    void wordsOfAnUnknownPartyAreNeitherRightNorWrong() {
        Transcript mono = TimedCall.voice().words(Speaker.UNKNOWN, "good morning", 1.0, 2.0).words(Speaker.UNKNOWN, "hello there", 3.0, 4.0)
                .heard();
        assertThat(of(mono, 0)).isEqualTo(new CreditedWords(2, 0, 0, 0, 0));
    }
}
