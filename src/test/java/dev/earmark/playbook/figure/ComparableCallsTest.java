package dev.earmark.playbook.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparableCallsTest {

    private static final int CALLS = 4_000;

    @Test
    void anEasyMixOfCallsIsNoDifference() {
        Random random = new Random(1);
        int[] stratum = new int[CALLS];
        double[] outcome = new double[CALLS];
        BitSet with = new BitSet();
        for (int i = 0; i < CALLS; i++) {
            stratum[i] = random.nextInt(2);
            with.set(i, random.nextDouble() < (stratum[i] == 0 ? 0.8 : 0.2));
            outcome[i] = random.nextDouble() < (stratum[i] == 0 ? 0.9 : 0.4) ? 1 : 0;
        }

        Comparison found = new ComparableCalls(stratum, new int[CALLS], outcome).among(all(CALLS), List.of()).compare(with);

        assertThat(raw(with, outcome)).isGreaterThan(0.25);
        assertThat(Math.abs(found.z())).isLessThan(2.6);
    }

    @Test
    void aGoodAgentIsNoDifferenceEither() {
        Random random = new Random(2);
        int[] agent = new int[CALLS];
        double[] outcome = new double[CALLS];
        BitSet with = new BitSet();
        for (int i = 0; i < CALLS; i++) {
            agent[i] = random.nextInt(10);
            with.set(i, random.nextDouble() < (agent[i] < 3 ? 0.7 : 0.1));
            outcome[i] = random.nextDouble() < (agent[i] < 3 ? 0.8 : 0.5) ? 1 : 0;
        }

        Comparison found = new ComparableCalls(new int[CALLS], agent, outcome).among(all(CALLS), List.of()).compare(with);

        assertThat(raw(with, outcome)).isGreaterThan(0.15);
        assertThat(Math.abs(found.z())).isLessThan(2.6);
    }

    @Test
    void aRealDifferenceLiesInItsInterval() {
        Random random = new Random(3);
        int[] stratum = new int[CALLS];
        int[] agent = new int[CALLS];
        double[] outcome = new double[CALLS];
        BitSet with = new BitSet();
        for (int i = 0; i < CALLS; i++) {
            stratum[i] = random.nextInt(4);
            agent[i] = random.nextInt(10);
            with.set(i, random.nextDouble() < 0.1 + 0.06 * agent[i]);
            outcome[i] = random.nextDouble() < 0.3 + 0.1 * stratum[i] + (with.get(i) ? 0.15 : 0) ? 1 : 0;
        }

        Comparison found = new ComparableCalls(stratum, agent, outcome).among(all(CALLS), List.of()).compare(with);

        assertThat(found.low()).isLessThan(0.15);
        assertThat(found.high()).isGreaterThan(0.15);
        assertThat(found.low()).isPositive();
        assertThat(found.outcomeWith() - found.outcomeWithout()).isCloseTo(found.difference(), within(1e-9));
        assertThat(found.with() + found.without()).isEqualTo(CALLS);
    }

    @Test
    void whatAgentsDoAlwaysOrNeverDecidesNothing() {
        int[] agent = new int[100];
        double[] outcome = new double[100];
        BitSet with = new BitSet();
        for (int i = 0; i < 100; i++) {
            agent[i] = i % 2;
            outcome[i] = i % 2;
            with.set(i, i % 2 == 1);
        }

        assertThat(new ComparableCalls(new int[100], agent, outcome).among(all(100), List.of()).compare(with).possible()).isFalse();
    }

    @Test
    void callsWithoutAKnownOutcomeAreLeftOut() {
        double[] outcome = new double[60];
        BitSet with = new BitSet();
        for (int i = 0; i < 60; i++) {
            outcome[i] = i >= 40 ? Double.NaN : i % 2;
            with.set(i, i % 4 == 0);
        }

        Comparison found = new ComparableCalls(new int[60], new int[60], outcome).among(all(60), List.of()).compare(with);

        assertThat(found.with() + found.without()).isEqualTo(40);
    }

    @Test
    void whatOtherThingsExplainIsTakenOffAsByLeastSquaresWithAColumnForEach() {
        Random random = new Random(4);
        int[] stratum = random.ints(900, 0, 7).toArray();
        int[] agent = random.ints(900, 0, 11).toArray();
        List<BitSet> besides = new ArrayList<>();
        for (int thing = 0; thing < 19; thing++) {
            besides.add(some(random, 900, 0.1 + thing * 0.04));
        }
        besides.add(besides.getFirst());
        besides.add(new BitSet());
        BitSet with = some(random, 900, 0.3);
        double[] outcome = new double[900];
        for (int i = 0; i < 900; i++) {
            with.set(i, with.get(i) || besides.get(3).get(i) && random.nextBoolean());
            double well = 0.2 + (besides.get(3).get(i) ? 0.3 : 0) + (with.get(i) ? 0.2 : 0) + agent[i] * 0.02;
            outcome[i] = i % 10 == 0 ? Double.NaN : random.nextDouble() < well ? 1 : 0;
        }
        BitSet among = some(random, 900, 0.8);

        LikeCalls calls = new ComparableCalls(stratum, agent, outcome).among(among, besides);

        int[] known = among.stream().filter(i -> i % 10 != 0).toArray();
        double[] least = new PlainLeastSquares(stratum, agent, besides).of(known, with, outcome);
        assertThat(calls.compare(with).difference()).isCloseTo(least[0], within(1e-5));
        assertThat(calls.compare(with).standardError()).isCloseTo(least[1], within(1e-5));
        double z = Math.abs(calls.compare(with).z());
        assertThat(calls.compare(with, z - 0.01)).isEqualTo(calls.compare(with));
        assertThat(calls.compare(with, z * 1.5)).isEqualTo(Comparison.NOTHING);
    }

    private static BitSet some(Random random, int calls, double share) {
        BitSet some = new BitSet();
        for (int i = 0; i < calls; i++) {
            some.set(i, random.nextDouble() < share);
        }
        return some;
    }

    private static BitSet all(int calls) {
        BitSet all = new BitSet();
        all.set(0, calls);
        return all;
    }

    private static double raw(BitSet with, double[] outcome) {
        double[] sum = new double[2];
        int[] of = new int[2];
        for (int i = 0; i < outcome.length; i++) {
            sum[with.get(i) ? 0 : 1] += outcome[i];
            of[with.get(i) ? 0 : 1]++;
        }
        return sum[0] / of[0] - sum[1] / of[1];
    }
}
