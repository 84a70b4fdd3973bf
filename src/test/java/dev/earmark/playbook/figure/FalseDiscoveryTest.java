package dev.earmark.playbook.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

    /** The example of Benjamini and Hochberg 1995, section 4.1: 15 probabilities, of which four are taken at 0.05. */
    @Test
    void thePublishedExampleTakesTheFirstFour() {
        double[] p = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1};

        assertThat(FalseDiscovery.taken(p, 0.05)).isEqualTo(BitSet.valueOf(new long[] {0b1111}));
    }

    /** Forty wordings of one thing would let two lone ones through: that one thing is counted once. */
    @Test
    void manyWordingsOfOneThingMakeNothingElseEasier() {
        double[] p = new double[100];
        int[] family = new int[p.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = i < 40 ? 0.0001 : i < 42 ? 0.01 : 0.5;
            family[i] = Math.max(0, i - 39);
        }

        assertThat(FalseDiscovery.taken(p, 0.05).cardinality()).isEqualTo(42);
        assertThat(FalseDiscovery.taken(p, family, 0.05)).isEqualTo(BitSet.valueOf(new long[] {(1L << 40) - 1}));
        assertThat(FalseDiscovery.taken(new double[0], new int[0], 0.05).isEmpty()).isTrue();
    }

    @Test
    void nothingIsTakenOfWhatIsAllChance() {
        assertThat(FalseDiscovery.taken(new double[] {0.2, 0.5, 0.9}, 0.1).isEmpty()).isTrue();
        assertThat(FalseDiscovery.taken(new double[0], 0.1).isEmpty()).isTrue();
    }
}
