package dev.earmark.eval.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.MixedChannels;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.SteadySound;
import dev.earmark.eval.mono.TwoSides;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelChangesTest {

    private static final int RATE_HZ = 8_000;

    /** The agent hums for two seconds, then the customer does, in turn. */
    private static TwoSides call() {
        short[] agent = new short[16 * RATE_HZ];
        short[] customer = new short[agent.length];
        for (int i = 0; i < agent.length; i++) {
            double swell = 0.2 + Math.pow(Math.sin(Math.PI * i * 3.3 / RATE_HZ), 2);
            short sample = (short) (4_000 * swell * Math.sin(i * 0.3 + Math.sin(i * 0.001)));
            (i / (2 * RATE_HZ) % 2 == 0 ? agent : customer)[i] = sample;
        }
        return new TwoSides("c", RATE_HZ, agent, customer);
    }

    @Test
    void aCopyIsAsMuchFainterAsIsSaidAndTheOwnChannelStays() {
        TwoSides call = call();
        for (int below : new int[] {8, 18, 30}) {
            TwoSides leaked = ChannelChanges.leaked(call, true, below, 0, 0);
            assertThat(leaked.agent()).isEqualTo(call.agent());
            assertThat(decibels(call.agent(), 0, RATE_HZ) - decibels(leaked.customer(), 0, RATE_HZ)).isCloseTo(below, within(0.2));
        }
    }

    @Test
    void bothVoicesOnBothChannelsAreOneLineInEachOfTheirWays() {
        for (ChannelCondition condition : ChannelCondition.all(new short[RATE_HZ])) {
            if (condition.oneLine()) {
                condition.variants().stream().map(variant -> variant.apply(call())).filter(one -> !one.coding().lossy())
                        .forEach(one -> assertThat(mixed(one.sides())).as(condition.label()).isTrue());
            }
        }
        assertThat(mixed(call())).isFalse();
    }

    @Test
    void whatIsPlayedBeforeMakesAllOfTheCallLater() {
        ChangedCall later = ChannelChanges.after(call(), new short[3 * RATE_HZ]);
        assertThat(later.laterMs()).isEqualTo(3_500);
        assertThat(later.sides().agent()).hasSize(call().agent().length + 3 * RATE_HZ + RATE_HZ / 2);
    }

    @Test
    void theMusicIsMusicAndTheSameEachTime() {
        short[] music = PlayedMusic.of(RATE_HZ, 6, 5);
        assertThat(SteadySound.of(Pcm.of(RATE_HZ, music)).share(0, 6_000)).isGreaterThan(0.4);
        assertThat(PlayedMusic.of(RATE_HZ, 6, 5)).isEqualTo(music);
        assertThat(PlayedMusic.of(RATE_HZ, 6, 6)).isNotEqualTo(music);
    }

    @Test
    void callsThatFollowEachOtherAreChangedInDifferentWaysAndEachLabelIsThereOnce() {
        ChannelCondition delays = ChannelCondition.all(new short[1]).stream().filter(one -> one.variants().size() == 4).findFirst()
                .orElseThrow();
        assertThat(delays.inOneWay(1).variants()).isNotEqualTo(delays.inOneWay(2).variants());
        Set<String> labels = new HashSet<>();
        assertThat(ChannelCondition.all(new short[1])).allMatch(one -> labels.add(one.label()));
    }

    private static boolean mixed(TwoSides sides) {
        Pcm left = Pcm.of(RATE_HZ, sides.agent());
        Pcm right = Pcm.of(RATE_HZ, sides.customer());
        return MixedChannels.on(left, FrameLevels.of(left), right, FrameLevels.of(right));
    }

    private static double decibels(short[] side, int from, int end) {
        short[] part = Arrays.copyOfRange(side, from, end);
        return Level.of(FrameLevels.of(Pcm.of(RATE_HZ, part))).speechDbfs();
    }
}
