package dev.earmark.audio;

import dev.earmark.audio.samples.Pcm;
import java.util.List;

/**
 * The outline of a recording for drawing.
 *
 * @param sampleRateHz    of the samples that were looked at
 * @param samplesPerPixel samples that one pair stands for
 * @param channels        one array a party, in the order of the call's parties: pairs of least and greatest sample, as signed bytes;
 *                        the arrays are not copied
 */
public record Peaks(int sampleRateHz, int samplesPerPixel, List<byte[]> channels) {

    public Peaks {
        channels = List.copyOf(channels);
    }

    /** @param samplesPerPixel 1 to 1,000,000 */
    public static Peaks of(CallAudio call, int samplesPerPixel) {
        if (samplesPerPixel < 1 || samplesPerPixel > 1_000_000) {
            throw new IllegalArgumentException("samples per pixel: " + samplesPerPixel);
        }
        List<byte[]> channels = call.parties().stream().map(party -> outline(party.pcm(), samplesPerPixel)).toList();
        return new Peaks(call.parties().getFirst().pcm().sampleRateHz(), samplesPerPixel, channels);
    }

    private static byte[] outline(Pcm pcm, int samplesPerPixel) {
        int pixels = Math.toIntExact((pcm.length() + samplesPerPixel - 1) / samplesPerPixel);
        byte[] pairs = new byte[Math.multiplyExact(pixels, 2)];
        short[] samples = new short[samplesPerPixel];
        for (int pixel = 0; pixel < pixels; pixel++) {
            int count = pcm.read((long) pixel * samplesPerPixel, samples);
            short least = count == 0 ? 0 : Short.MAX_VALUE;
            short greatest = count == 0 ? 0 : Short.MIN_VALUE;
            for (int i = 0; i < count; i++) {
                least = (short) Math.min(least, samples[i]);
                greatest = (short) Math.max(greatest, samples[i]);
            }
            pairs[2 * pixel] = (byte) (least >> 8);
            pairs[2 * pixel + 1] = (byte) (greatest >> 8);
        }
        return pairs;
    }
}
