package dev.earmark.eval.mono;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.interaction.Recording;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A call with a side for each party, in memory.
 *
 * @param id       of the call
 * @param rateHz   of both sides
 * @param agent    samples of 16 bits
 * @param customer of the same length
 */
@SuppressWarnings("ArrayRecordComponent") // read, never compared
public record TwoSides(String id, int rateHz, short[] agent, short[] customer) {

    private static final double CLEARLY_LOUDER = 4;
    private static final double SILENT_POWER = 100;

    /** Of a recording with agent and customer on channels of their own. */
    static TwoSides of(String id, CallAudio audio) {
        Pcm left = audio.parties().get(0).pcm();
        Pcm right = audio.parties().get(1).pcm();
        int length = Math.toIntExact(Math.max(left.length(), right.length()));
        short[] agent = new short[length];
        short[] customer = new short[length];
        left.read(0, agent);
        right.read(0, customer);
        return new TwoSides(id, left.sampleRateHz(), agent, customer);
    }

    /** Both sides on one channel, each at half of its strength. */
    public short[] mixed() {
        short[] mixed = new short[agent.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (short) ((agent[i] + customer[i]) / 2);
        }
        return mixed;
    }

    public CallAudio asTwo() {
        return asTwo(0, 0);
    }

    /** @param line noise on each of them, in steps of 16 bits; 0 for none */
    CallAudio asTwo(double line, long seed) {
        Random random = new Random(seed);
        return audio(List.of(party(Speaker.AGENT, noisy(agent.clone(), line, random)),
                party(Speaker.CUSTOMER, noisy(customer.clone(), line, random))));
    }

    /** @param line noise on it, in steps of 16 bits; 0 for none */
    CallAudio asOne(double line, long seed) {
        return audio(List.of(party(Speaker.UNKNOWN, noisy(mixed(), line, new Random(seed)))));
    }

    /** Adds noise to samples. @param line its standard deviation; 0 for none @return the same samples */
    public static short[] noisy(short[] samples, double line, Random random) {
        for (int i = 0; line > 0 && i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(samples[i] + line * random.nextGaussian()), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    private CallAudio.Party party(Speaker speaker, short[] samples) {
        Pcm pcm = Pcm.of(rateHz, samples);
        return new CallAudio.Party(speaker, pcm, Level.of(FrameLevels.of(pcm)));
    }

    private CallAudio audio(List<CallAudio.Party> parties) {
        Source source = new Source(id, "", (double) agent.length / rateHz, parties.size(), rateHz);
        return new CallAudio(new Recording(id, List.of(new Recording.Track(Path.of(id), 0, Speaker.UNKNOWN))), source, parties);
    }

    /** Whose side is clearly louder at that time; unknown when neither is. */
    public Speaker louder(TimeSpan time) {
        double ours = power(agent, time);
        double theirs = power(customer, time);
        return ours > SILENT_POWER && ours > CLEARLY_LOUDER * theirs ? Speaker.AGENT
                : theirs > SILENT_POWER && theirs > CLEARLY_LOUDER * ours ? Speaker.CUSTOMER : Speaker.UNKNOWN;
    }

    private double power(short[] side, TimeSpan time) {
        int from = (int) Math.min(side.length, time.startMs() * rateHz / 1_000);
        int end = (int) Math.min(side.length, Math.max(from + 1L, time.endMs() * rateHz / 1_000));
        double sum = 0;
        for (int i = from; i < end; i++) {
            sum += side[i] * (double) side[i];
        }
        return sum / Math.max(1, end - from);
    }
}
