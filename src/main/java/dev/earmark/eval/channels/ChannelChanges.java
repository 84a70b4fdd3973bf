package dev.earmark.eval.channels;

import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.eval.mono.TwoSides;
import java.util.Random;

/** What happens to the waves of a call's two channels; the same each time. Levels in decibels, times in milliseconds. */
final class ChannelChanges {

    private ChannelChanges() {}

    /**
     * A faint copy of one party on the other's channel.
     *
     * @param ofAgent whose copy it is
     * @param high    how much of the wave's slope is copied in place of the wave, 0 to 1: lines talk into each other at high pitches more
     */
    static TwoSides leaked(TwoSides call, boolean ofAgent, double belowDb, int laterMs, double high) {
        short[] from = ofAgent ? call.agent() : call.customer();
        short[] to = ofAgent ? call.customer() : call.agent();
        short[] leaked = added(to, 1, tilted(from, high), gain(-belowDb), laterMs * call.rateHz() / 1_000);
        return ofAgent ? with(call, call.agent(), leaked) : with(call, leaked, call.customer());
    }

    /** Both voices on both channels, the right one with another loudness, later, or upside down. */
    static TwoSides both(TwoSides call, double rightDb, int rightLaterMs) {
        short[] mixed = call.mixed();
        short[] right = added(new short[mixed.length], 0, mixed, gain(rightDb), rightLaterMs * call.rateHz() / 1_000);
        return with(call, mixed, right);
    }

    /** Both voices on both channels, one of which is upside down. */
    static TwoSides inverted(TwoSides call) {
        short[] mixed = call.mixed();
        return with(call, mixed, added(new short[mixed.length], 0, mixed, -1, 0));
    }

    /** Both voices on both channels, with noise of its own on either, so much below the voices. */
    static TwoSides bothNoisy(TwoSides call, double belowDb) {
        TwoSides both = both(call, 0, 0);
        return noisy(both, belowDb);
    }

    /** Noise of its own on either channel, so much below its voice. */
    static TwoSides noisy(TwoSides call, double belowDb) {
        return with(call, noisy(call.agent(), call.rateHz(), belowDb, 1), noisy(call.customer(), call.rateHz(), belowDb, 2));
    }

    /** Both voices on both channels, each so much louder on its own: two telephones in one room. */
    static TwoSides nearer(TwoSides call, double db) {
        return with(call, added(call.agent(), gain(-3), call.customer(), gain(-3 - db), 0),
                added(call.customer(), gain(-3), call.agent(), gain(-3 - db), 0));
    }

    /** Sound on the agent's channel, half a second of silence on both, then the call. */
    static ChangedCall after(TwoSides call, short[] played) {
        int later = played.length + call.rateHz() / 2;
        short[] agent = new short[later + call.agent().length];
        short[] customer = new short[agent.length];
        System.arraycopy(played, 0, agent, 0, played.length);
        System.arraycopy(call.agent(), 0, agent, later, call.agent().length);
        System.arraycopy(call.customer(), 0, customer, later, call.customer().length);
        return new ChangedCall(with(call, agent, customer), 1_000L * later / call.rateHz(), ChannelCoding.WAV);
    }

    private static TwoSides with(TwoSides call, short[] left, short[] right) {
        return new TwoSides(call.id(), call.rateHz(), left, right);
    }

    private static double gain(double db) {
        return Math.pow(10, db / 20);
    }

    private static short[] tilted(short[] wave, double high) {
        short[] tilted = new short[wave.length];
        for (int i = 1; i < wave.length; i++) {
            tilted[i] = limited((1 - high) * wave[i] + high * (wave[i] - wave[i - 1]));
        }
        return tilted;
    }

    private static short[] added(short[] own, double ownGain, short[] other, double otherGain, int later) {
        short[] sum = new short[own.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = limited(own[i] * ownGain + (i < later ? 0 : other[i - later] * otherGain));
        }
        return sum;
    }

    private static short[] noisy(short[] side, int rateHz, double belowDb, int seed) {
        double deviation = 32_768 * gain(Level.of(FrameLevels.of(Pcm.of(rateHz, side))).speechDbfs() - belowDb);
        return TwoSides.noisy(side.clone(), deviation, new Random(seed));
    }

    private static short limited(double sample) {
        return (short) Math.clamp(Math.round(sample), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
