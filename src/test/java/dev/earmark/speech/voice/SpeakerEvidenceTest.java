package dev.earmark.speech.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.samples.Pcm;
import dev.earmark.testing.OnnxFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two people who sound alike to everything but a speaker model: twenty turns each, of five words of 0.4 s. */
class SpeakerEvidenceTest {

    private static final int RATE_HZ = 8_000;
    private static final int TURNS = 40;
    private static final int WORDS = 5;
    private static final int WORD_MS = 400;
    private static final int TURN_MS = WORDS * WORD_MS + 300;
    private static final int NUMBERS = 192;

    private final List<VoiceStretch> stretches = new ArrayList<>();
    private final Pcm line;

    SpeakerEvidenceTest() {
        Random random = new Random(4);
        for (int i = 0; i < TURNS * WORDS; i++) {
            long start = (long) i / WORDS * TURN_MS + i % WORDS * WORD_MS;
            double says = random.nextInt(4) > 0 ? 0 : isAgent(i) == random.nextInt(5) > 0 ? 0.8 : -0.8;
            stretches.add(new VoiceStretch(start, start + WORD_MS, says, i % WORDS == 0 ? 0.3 : 0.02));
        }
        short[] noise = new short[TURNS * TURN_MS * RATE_HZ / 1_000];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (1_000 * random.nextGaussian());
        }
        line = Pcm.of(RATE_HZ, noise);
    }

    private static boolean isAgent(int word) {
        return word / WORDS % 2 == 0;
    }

    /**
     * Vectors as speaker models make them: cosines of {@code sameness} between pieces of one voice, and of 0.1 between those of two.
     */
    private record Simulated(double sameness) implements Voiceprints {

        private static final float[] COMMON = OnnxFile.numbers(NUMBERS, 1, 1);
        private static final float[] AGENT = OnnxFile.numbers(NUMBERS, 1, 2);
        private static final float[] CUSTOMER = OnnxFile.numbers(NUMBERS, 1, 3);

        @Override
        public String name() {
            return "simulated";
        }

        @Override
        public String sha256() {
            return "00";
        }

        @Override
        public Optional<float[]> of(Pcm pcm, long startMs, long endMs) {
            float[] chance = OnnxFile.numbers(NUMBERS, 1, 1_000 + startMs);
            float[] own = startMs / TURN_MS % 2 == 0 ? AGENT : CUSTOMER;
            float[] vector = new float[NUMBERS];
            double squares = 0;
            for (int d = 0; d < NUMBERS; d++) {
                vector[d] = (float) (Math.sqrt(0.1) * COMMON[d] + Math.sqrt(sameness - 0.1) * own[d] + Math.sqrt(1 - sameness) * chance[d]);
                squares += vector[d] * vector[d];
            }
            for (int d = 0; d < NUMBERS; d++) {
                vector[d] /= (float) Math.sqrt(squares);
            }
            return Optional.of(vector);
        }
    }

    /** Of the words, in percent, that lie with their party along the direction in which the vectors differ most. */
    private double apart(double sameness) {
        List<long[]> times = stretches.stream().map(one -> new long[] {one.startMs(), one.endMs()}).toList();
        PrintedStretches printed = new PrintedStretches(line, times, new Simulated(sameness));
        long agents = IntStream.range(0, times.size()).filter(i -> printed.place(i, 0) > 0 == isAgent(i)).count();
        assertThat(printed.weight(7)).as("0.4 of 1.5 s").isBetween(0.26f, 0.27f);
        return 100.0 * Math.max(agents, times.size() - agents) / times.size();
    }

    @Test
    void theVectorsOfTwoVoicesLieApartAlongTheirMainDirection() {
        assertThat(apart(0.6)).isEqualTo(100);
        assertThat(apart(0.4)).isGreaterThan(95);
        assertThat(apart(0.1)).as("a model that tells nothing").isLessThan(80);
    }
}
