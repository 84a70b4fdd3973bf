package dev.earmark.eval.channels;

import java.util.Random;

/** Music of a waiting queue, made up: chords of three notes with overtones and a melody above them, from a seed. */
final class PlayedMusic {

    private static final double LOUDNESS = 2_500;
    private static final double CHORD_SECONDS = 1.6;
    private static final int NOTES_A_CHORD = 4;
    private static final int OVERTONES = 4;
    private static final int[][] CHORDS = {{0, 4, 7}, {-3, 0, 4}, {5, 9, 12}, {-5, -1, 2}};
    private static final double LOWEST_HZ = 262;

    private PlayedMusic() {}

    static short[] of(int rateHz, double seconds, long seed) {
        Random random = new Random(seed);
        double[] wave = new double[(int) (seconds * rateHz)];
        for (int chord = 0; chord * CHORD_SECONDS < seconds; chord++) {
            int[] notes = CHORDS[chord % CHORDS.length];
            for (int note : notes) {
                add(wave, rateHz, note, chord * CHORD_SECONDS, CHORD_SECONDS, 0.5);
            }
            for (int beat = 0; beat < NOTES_A_CHORD; beat++) {
                double from = (chord + (double) beat / NOTES_A_CHORD) * CHORD_SECONDS;
                add(wave, rateHz, 12 + notes[random.nextInt(notes.length)], from, CHORD_SECONDS / NOTES_A_CHORD, 0.8);
            }
        }
        short[] samples = new short[wave.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.clamp(Math.round(wave[i]), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }

    /** A struck note that fades. @param semitones above the lowest */
    private static void add(double[] wave, int rateHz, int semitones, double from, double seconds, double strength) {
        double pitch = LOWEST_HZ * Math.pow(2, semitones / 12.0);
        int start = (int) (from * rateHz);
        int count = Math.min(wave.length - start, (int) (seconds * rateHz));
        for (int i = 0; i < count; i++) {
            double time = (double) i / rateHz;
            double swell = Math.min(1, time / 0.02) * Math.exp(-1.2 * time) * Math.min(1, (seconds - time) / 0.02);
            double sum = 0;
            for (int overtone = 1; overtone <= OVERTONES && overtone * pitch < rateHz / 2.0; overtone++) {
                sum += Math.sin(2 * Math.PI * overtone * pitch * time) / overtone;
            }
            wave[start + i] += LOUDNESS * strength * swell * sum;
        }
    }
}
