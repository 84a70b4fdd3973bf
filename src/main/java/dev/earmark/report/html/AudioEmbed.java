package dev.earmark.report.html;

import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sound that goes into a page: a WAV file, because browsers seek in it to the sample. The best form that fits is taken:
 * 16-bit PCM at the rate of the recording, at 16 kHz, at 8 kHz, and at last 8-bit mu-law at 8 kHz, which is what telephone lines
 * carry.
 */
final class AudioEmbed {

    /**
     * With base64 and the rest of the page just below the 20 to 25 MB that mail servers commonly accept: 7 minutes of two-channel telephone
     * sound as PCM, 14 as mu-law.
     */
    static final long MAIL_BOUND_BYTES = 14_000_000;

    private static final int HEADER_BYTES = 44;
    private static final int CHUNK_FRAMES = 8_192;
    private static final String MEDIA_TYPE = "audio/wav";

    private AudioEmbed() {}

    /** @param code of the format in a WAV file */
    private record Form(int code, int bytesPerSample, int rateHz) {

        static Form pcm(int rateHz) {
            return new Form(1, 2, rateHz);
        }

        static Form muLaw(int rateHz) {
            return new Form(7, 1, rateHz);
        }

        long bytes(long frames, int channels) {
            return HEADER_BYTES + frames * channels * bytesPerSample;
        }
    }

    /**
     * @param channels left first; a shorter one is filled up with silence, one of a lower rate is resampled
     * @return empty when no form fits into {@code maxBytes}, or when there is no sound
     */
    static Optional<PlayableAudio> wav(List<Pcm> channels, long maxBytes) {
        double seconds = channels.stream().mapToDouble(Pcm::seconds).max().orElse(0);
        int rateHz = channels.stream().mapToInt(Pcm::sampleRateHz).max().orElse(0);
        return seconds == 0 ? Optional.empty() : forms(rateHz)
                .filter(form -> form.bytes(frames(seconds, form), channels.size()) <= Math.min(maxBytes, Integer.MAX_VALUE / 2))
                .findFirst().map(form -> write(form, channels, frames(seconds, form)));
    }

    private static Stream<Form> forms(int rateHz) {
        return Stream.of(Form.pcm(rateHz), Form.pcm(Math.min(rateHz, 16_000)), Form.pcm(Math.min(rateHz, 8_000)),
                Form.muLaw(Math.min(rateHz, 8_000)));
    }

    private static long frames(double seconds, Form form) {
        return (long) Math.ceil(seconds * form.rateHz() - 1e-6);
    }

    private static PlayableAudio write(Form form, List<Pcm> channels, long frames) {
        ByteBuffer wav = header(form, channels.size(), frames);
        List<Rated> rated = channels.stream().map(channel -> new Rated(channel, form.rateHz())).toList();
        for (long from = 0; from < frames; from += CHUNK_FRAMES) {
            int count = (int) Math.min(CHUNK_FRAMES, frames - from);
            long start = from;
            List<short[]> chunks = rated.stream().map(channel -> channel.read(start, count)).toList();
            for (int frame = 0; frame < count; frame++) {
                for (short[] chunk : chunks) {
                    put(wav, form, chunk[frame]);
                }
            }
        }
        return new PlayableAudio(wav.array(), MEDIA_TYPE);
    }

    private static void put(ByteBuffer wav, Form form, short sample) {
        if (form.bytesPerSample() == 2) {
            wav.putShort(sample);
        } else {
            wav.put(muLaw(sample));
        }
    }

    private static ByteBuffer header(Form form, int channels, long frames) {
        int frameBytes = channels * form.bytesPerSample();
        int contentBytes = Math.toIntExact(frames * frameBytes);
        ByteBuffer wav = ByteBuffer.allocate(HEADER_BYTES + contentBytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + contentBytes).put(ascii("WAVEfmt ")).putInt(16);
        wav.putShort((short) form.code()).putShort((short) channels).putInt(form.rateHz()).putInt(form.rateHz() * frameBytes);
        wav.putShort((short) frameBytes).putShort((short) (8 * form.bytesPerSample()));
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

    /** One channel at the rate that was chosen. */
    private static final class Rated {

        private final Pcm pcm;
        private final @Nullable Resampled resampled;

        Rated(Pcm pcm, int rateHz) {
            this.pcm = pcm;
            this.resampled = pcm.sampleRateHz() == rateHz ? null : new Resampled(pcm, rateHz);
        }

        /** Always {@code count} samples: silence after the end. */
        short[] read(long from, int count) {
            short[] samples = new short[count];
            if (resampled == null) {
                pcm.read(from, samples);
                return samples;
            }
            float[] exact = new float[count];
            int read = resampled.read(from, exact);
            for (int i = 0; i < read; i++) {
                samples[i] = (short) Math.clamp(Math.round(exact[i]), Short.MIN_VALUE, Short.MAX_VALUE);
            }
            return samples;
        }
    }
}
