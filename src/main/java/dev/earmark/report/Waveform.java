package dev.earmark.report;

import dev.earmark.transcript.Speaker;
import java.util.List;

/**
 * The sound of a call as it is drawn.
 *
 * @param sampleRateHz    of the sound
 * @param samplesPerPixel samples that one pair covers
 * @param lanes           one for each party, the agent first
 */
public record Waveform(int sampleRateHz, int samplesPerPixel, List<Lane> lanes) {

    public Waveform {
        if (sampleRateHz <= 0 || samplesPerPixel <= 0) {
            throw new IllegalArgumentException("waveform of " + sampleRateHz + " Hz with " + samplesPerPixel + " samples a pixel");
        }
        lanes = List.copyOf(lanes);
    }

    /** @param minMax pairs of the least and the greatest sample, as signed 8 bit; belongs to the lane and must not be changed */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Lane(Speaker speaker, byte[] minMax) {}
}
