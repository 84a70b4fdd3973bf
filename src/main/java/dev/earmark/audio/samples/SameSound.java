package dev.earmark.audio.samples;

/** Whether two channels carry one and the same sound, as when a mono call is stored in stereo. */
public final class SameSound {

    /** Lossy coding leaves a difference of some −50 dB; two real lines differ by more than half of their power. */
    private static final double MOST_DIFFERENCE = 0.001;

    private SameSound() {}

    /** False for two silent channels: they say nothing. */
    public static boolean on(Pcm left, Pcm right) {
        short[] a = new short[8_192];
        short[] b = new short[8_192];
        double sound = 0;
        double difference = 0;
        for (long from = 0; from < left.length(); from += a.length) {
            int count = Math.min(left.read(from, a), right.read(from, b));
            for (int i = 0; i < count; i++) {
                double apart = a[i] - b[i];
                difference += apart * apart;
                sound += (double) a[i] * a[i] + (double) b[i] * b[i];
            }
        }
        return sound > 0 && difference <= MOST_DIFFERENCE * sound;
    }
}
