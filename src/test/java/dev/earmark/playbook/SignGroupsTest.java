package dev.earmark.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.playbook.SeenCalls.SignSeen;
import dev.earmark.playbook.trait.MeaningSketch;
import dev.earmark.playbook.trait.Situation;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignGroupsTest {

    private static final BitSet ALL = bits(0xFFFFFL);
    private static final MeaningSketch SORRY = new MeaningSketch(0, 0, 0, 0);
    private static final MeaningSketch REGRET = new MeaningSketch(-1L >>> 10, 0, 0, 0);
    private static final MeaningSketch WEATHER = new MeaningSketch(-1, -1, 0, 0);

    private static BitSet bits(long calls) {
        return BitSet.valueOf(new long[] {calls});
    }

    private static SignSeen said(Situation situation, String words, long calls, MeaningSketch sense) {
        return new SignSeen(new Sign.Words(situation, List.of(words)), ALL, bits(calls), sense);
    }

    @Test
    void wordingsOfAboutTheSameAreJoinedWithinTheirSituationOnly() {
        SignSeen sorry = said(Situation.OPENING, "sorry", 0b0011, SORRY);
        SignSeen regret = said(Situation.OPENING, "regret", 0b1100, REGRET);
        SignSeen later = said(Situation.CLOSING, "sorry", 0b110000, SORRY);
        SignSeen weather = said(Situation.OPENING, "weather", 0b11000000, WEATHER);

        List<SignSeen> all = SignGroups.with(List.of(sorry, regret, later, weather));

        assertThat(all).startsWith(sorry, regret, later, weather).hasSize(5);
        assertThat(all.getLast().with()).isEqualTo(bits(0b1111));
    }

    @Test
    void whatIsSaidInTheSameCallsOrMeansTheSameIsOneFamily() {
        SignSeen sorry = said(Situation.OPENING, "sorry", 0b0011, SORRY);
        SignSeen within = said(Situation.OPENING, "about", 0b0011, WEATHER);
        SignSeen weather = said(Situation.OPENING, "weather", 0b11000000, WEATHER);

        assertThat(SignGroups.families(List.of(sorry, within, weather))).containsExactly(0, 0, 1);
    }
}
