package dev.earmark.speech.voice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.speech.LearntVoices;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shipped speech model has learnt of voices, and the two computer voices of a sample call mixed to one channel. */
class VoiceSpaceIT {

    private static final int STRETCH_MS = 400;
    private static final int LOUD = 500;

    @TempDir
    static Path data;

    @TempDir
    private Path folder;

    private static Optional<VoiceSpace> shipped() {
        return new LearntVoices(SpeechSettings.defaults(), new Models(Path.of("models"), data)).get();
    }

    private static short[] channel(CallAudio audio, int party) {
        Pcm pcm = audio.parties().get(party).pcm();
        short[] all = new short[(int) pcm.length()];
        pcm.read(0, all);
        return all;
    }

    private static boolean loud(short[] side, int from, int end) {
        double power = 0;
        for (int i = from; i < end; i++) {
            power += (double) side[i] * side[i] / (end - from);
        }
        return power > LOUD * LOUD;
    }

    @Test
    void withoutAWordTwoVoicesOnOneChannelAreToldApart() {
        AudioIntake intake = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), Path.of("target")));
        try (CallAudio audio = intake.take(intake.plan("c", Path.of("eval-sets/sample-calls/audio/bank-lost-card.wav"),
                ChannelChoice.AGENT_LEFT))) {
            short[] agent = channel(audio, 0);
            short[] customer = channel(audio, 1);
            short[] mixed = new short[agent.length];
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] = (short) ((agent[i] + customer[i]) / 2);
            }
            int rate = audio.parties().getFirst().pcm().sampleRateHz();
            List<VoiceStretch> stretches = new ArrayList<>();
            List<Boolean> agents = new ArrayList<>();
            int size = rate * STRETCH_MS / 1_000;
            for (int at = 0; at + size <= mixed.length; at += size) {
                boolean byAgent = loud(agent, at, at + size);
                if (byAgent != loud(customer, at, at + size)) {
                    long startMs = 1_000L * at / rate;
                    stretches.add(new VoiceStretch(startMs, startMs + STRETCH_MS, 0, 0.3));
                    agents.add(byAgent);
                }
            }
            TwoVoices voices = new TwoVoices(Pcm.of(rate, mixed), stretches, new VoiceModels(VoiceSpaceIT::shipped, null));
            double[] first = voices.told(voices.weighings().getFirst()).stream().max((a, b) -> Double.compare(a.fit(), b.fit()))
                    .orElseThrow().first();
            int same = 0;
            for (int i = 0; i < first.length; i++) {
                same += first[i] > 0.5 == agents.get(i) ? 1 : 0;
            }
            assertThat(first.length).isGreaterThan(80);
            assertThat(Math.max(same, first.length - same)).isGreaterThanOrEqualTo(first.length * 95 / 100);
        }
    }

    @Test
    void theSameSoundIsPlacedTheSameEachTime() {
        short[] sound = new short[8_000];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) (3_000 * Math.sin(i * 0.2) * Math.sin(i * 0.003));
        }
        List<long[]> times = List.of(new long[] {0, 300}, new long[] {400, 990});
        VoiceSpace space = shipped().orElseThrow();
        PlacedStretches once = new PlacedStretches(space, Pcm.of(8_000, sound), times);
        PlacedStretches again = new PlacedStretches(space, Pcm.of(8_000, sound), times);
        assertThat(once.told(1)).isEqualTo(again.told(1));
        assertThat(once.stretches()).isEqualTo(2);
    }

    @Test
    void aModelThatHasLearntNothingOfVoicesOrIsCutOffOrOfAnotherFormGivesNone() throws IOException {
        assertThat(VoiceSpace.in(folder)).isEmpty();
        Models models = new Models(Path.of("models"), data);
        Path model = models.prepared(models.named(SpeechSettings.SMALL_ENGLISH), true, SpeechSettings.defaults().talk()).folder();
        Files.createDirectories(folder.resolve("ivector"));
        Files.createDirectories(folder.resolve("conf"));
        try (Stream<Path> files = Files.list(model.resolve("ivector"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve("ivector").resolve(file.getFileName()));
            }
        }
        Path features = folder.resolve("conf/mfcc.conf");
        Files.copy(model.resolve("conf/mfcc.conf"), features);
        assertThat(VoiceSpace.in(folder)).isPresent();

        byte[] whole = Files.readAllBytes(folder.resolve("ivector/final.ie"));
        for (int length : new int[] {0, 1, 30, 700, whole.length / 2, whole.length - 40}) {
            Files.write(folder.resolve("ivector/final.ie"), Arrays.copyOf(whole, length));
            assertThat(VoiceSpace.in(folder)).as("%d bytes", length).isEmpty();
        }
        Files.write(folder.resolve("ivector/final.ie"), whole);
        Files.writeString(features, Files.readString(features).replace("--num-ceps=40", "--num-ceps=20"));
        assertThat(VoiceSpace.in(folder)).isEmpty();
    }
}
