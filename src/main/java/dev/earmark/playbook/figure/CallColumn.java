package dev.earmark.playbook.figure;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Whether each call has something, 1 or 0, without what strata and agents explain of it; kept as bits and as sums, from which products with
 * other columns follow. Immutable by convention.
 *
 * @param bits    of the calls that are looked at
 * @param sums    of the ones in each group
 * @param effects that are taken off in each group
 * @param left    sums of what is left in each group, nearly 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CallColumn(long[] bits, double[] sums, double[] effects, double[] left) {

    /** @param mask the calls that are looked at */
    static CallColumn of(BitSet set, long[] mask, GroupMeans means) {
        long[] bits = bits(set, mask);
        double[] sums = new double[means.groups()];
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                int call = word * Long.SIZE + Long.numberOfTrailingZeros(rest);
                sums[means.stratum(call)]++;
                sums[means.agent(call)]++;
            }
        }
        double[] effects = means.effects(sums);
        return new CallColumn(bits, sums, effects, means.left(sums, effects));
    }

    static long[] bits(BitSet set, long[] mask) {
        long[] all = set.toLongArray();
        long[] bits = all.length > mask.length ? Arrays.copyOf(all, mask.length) : all;
        for (int word = 0; word < bits.length; word++) {
            bits[word] &= mask[word];
        }
        return bits;
    }

    /** How many calls have it. */
    int size() {
        return size(bits);
    }

    static int size(long[] bits) {
        int size = 0;
        for (long word : bits) {
            size += Long.bitCount(word);
        }
        return size;
    }

    boolean has(int call) {
        int word = call / Long.SIZE;
        return word < bits.length && (bits[word] >>> call & 1) != 0;
    }

    /** The sum over all calls of what is left of the one times what is left of the other. */
    double times(CallColumn other) {
        int common = 0;
        for (int word = 0; word < Math.min(bits.length, other.bits.length); word++) {
            common += Long.bitCount(bits[word] & other.bits[word]);
        }
        double product = common;
        for (int group = 0; group < sums.length; group++) {
            product -= other.effects[group] * sums[group] + effects[group] * other.left[group];
        }
        return product;
    }

    /** The same with any values of calls. @param left sums of what is left of them in each group */
    double times(double[] values, double[] valueEffects, double[] valueLeft) {
        double product = 0;
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                product += values[word * Long.SIZE + Long.numberOfTrailingZeros(rest)];
            }
        }
        for (int group = 0; group < sums.length; group++) {
            product -= valueEffects[group] * sums[group] + effects[group] * valueLeft[group];
        }
        return product;
    }
}
