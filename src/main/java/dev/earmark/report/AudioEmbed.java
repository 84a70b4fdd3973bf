package dev.earmark.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Makes the audio that goes into a page: a WAV file, because browsers seek in it to the sample. 16-bit PCM when it fits the
 * bound, else 8-bit mu-law of the same rate (half the size, and what telephone lines carry anyway), else nothing.
 */
public final class AudioEmbed {

    /** With base64 and the rest of the page just below the 20 to 25 MB that mail servers commonly accept. */
    public static final long MAIL_BOUND_BYTES = 14_000_000;

    private static final int HEADER_BYTES = 44;
    private static final int PCM = 1;
    private static final int MU_LAW = 7;
    private static final String MEDIA_TYPE = "audio/wav";

    private AudioEmbed() {}

    /**
     * @param channels samples of each channel, left first; a shorter one is filled up with silence
     * @return empty when no form fits into {@code maxBytes}, or when there is no sample
     */
    public static Optional<PlayableAudio> wav(int sampleRateHz, List<short[]> channels, long maxBytes) {
        long frames = channels.stream().mapToLong(channel -> channel.length).max().orElse(0);
        long samples = frames * channels.size();
        if (samples == 0 || HEADER_BYTES + samples > maxBytes) {
            return Optional.empty();
        }
        int format = HEADER_BYTES + 2 * samples <= maxBytes ? PCM : MU_LAW;
        ByteBuffer wav = header(format, sampleRateHz, channels.size(), Math.toIntExact(samples));
        for (int frame = 0; frame < frames; frame++) {
            for (short[] channel : channels) {
                put(wav, format, frame < channel.length ? channel[frame] : 0);
            }
        }
        return Optional.of(new PlayableAudio(wav.array(), MEDIA_TYPE));
    }

    private static void put(ByteBuffer wav, int format, short sample) {
        if (format == PCM) {
            wav.putShort(sample);
        } else {
            wav.put(muLaw(sample));
        }
    }

    private static ByteBuffer header(int format, int sampleRateHz, int channels, int samples) {
        int bytesPerSample = format == PCM ? 2 : 1;
        int contentBytes = samples * bytesPerSample;
        ByteBuffer wav = ByteBuffer.allocate(HEADER_BYTES + contentBytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + contentBytes).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) format).putShort((short) channels).putInt(sampleRateHz).putInt(sampleRateHz * channels * bytesPerSample);
        wav.putShort((short) (channels * bytesPerSample)).putShort((short) (8 * bytesPerSample));
        return wav.put(ascii("data")).putInt(contentBytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** ITU-T G.711 mu-law: sign, three bits of segment, four bits of step, all inverted. */
    static byte muLaw(short sample) {
        int bias = 0x84;
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) sample), 32_635) + bias;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        return (byte) ~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0F));
    }
}
