package dev.earmark.report;

import dev.earmark.pipeline.Result;
import dev.earmark.testing.SampleResults;
import dev.earmark.testing.SampleSound;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages of the sample results, under {@code target/pages}. */
final class SamplePages {

    static final Wording WORDING = new Wording("Billing care", Map.of(
            "own-name", new Wording.Criterion("Says own name at the start", "opening", false),
            "identity-check", new Wording.Criterion("Checks identity before opening the account", "opening", true),
            "feeling_first", new Wording.Criterion("Acknowledges the feeling before the process", "care", false),
            "explains-cause", new Wording.Criterion("Explains the cause and what was changed", "care", false),
            "no-blame", new Wording.Criterion("Blames neither colleagues nor the customer", "care", false),
            "hold-permission", new Wording.Criterion("Asks before putting on hold", "care", false),
            "fee_disclosure", new Wording.Criterion("Says that a fee may be charged", "closing", true),
            "further-help", new Wording.Criterion("Offers further help before the goodbye", "closing", false)));

    private static final int SAMPLES_PER_PIXEL = 256;

    private SamplePages() {}

    static CallAudioView billingAudio() {
        List<short[]> channels = List.of(sound(Speaker.AGENT), sound(Speaker.CUSTOMER));
        Waveform waveform = new Waveform(SampleSound.RATE_HZ, SAMPLES_PER_PIXEL,
                List.of(new Waveform.Lane(Speaker.AGENT, pairs(channels.getFirst())), new Waveform.Lane(Speaker.CUSTOMER, pairs(channels.getLast()))));
        return new CallAudioView(waveform, AudioEmbed.wav(SampleSound.RATE_HZ, channels, AudioEmbed.MAIL_BOUND_BYTES).orElseThrow());
    }

    static Path write(String name, Result result, @Nullable CallAudioView audio) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages").toAbsolutePath());
        Path file = folder.resolve(name + ".html");
        try (Writer out = Files.newBufferedWriter(file)) {
            new HtmlReport(WORDING, new Provenance("earmark 0.1.0", "bge-small-en-v1.5-q")).write(result, audio, out);
        }
        return file;
    }

    private static short[] sound(Speaker speaker) {
        return SampleSound.of(SampleResults.billingTranscript(), speaker);
    }

    private static byte[] pairs(short[] samples) {
        byte[] pairs = new byte[2 * ((samples.length + SAMPLES_PER_PIXEL - 1) / SAMPLES_PER_PIXEL)];
        for (int i = 0; i < samples.length; i++) {
            int pair = 2 * (i / SAMPLES_PER_PIXEL);
            pairs[pair] = (byte) Math.min(pairs[pair], samples[i] >> 8);
            pairs[pair + 1] = (byte) Math.max(pairs[pair + 1], samples[i] >> 8);
        }
        return pairs;
    }
}
