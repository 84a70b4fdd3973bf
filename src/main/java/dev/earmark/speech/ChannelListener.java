package dev.earmark.speech;

import dev.earmark.audio.samples.CrossTalk;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;
import dev.earmark.speech.gate.GateSettings;
import dev.earmark.speech.gate.QuietNoise;
import dev.earmark.speech.gate.SpeechGate;
import dev.earmark.speech.gate.Stretch;
import dev.earmark.transcript.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** Hears one channel of a call from beginning to end. */
final class ChannelListener {

    /** A quarter of a second, 8 kB as 16-bit sound: other sizes give slightly other words, much larger ones far fewer. */
    private static final int PIECE = 4_000;

    private static final double MOST_COPY = 0.6;
    private static final int SAMPLES_PER_MS = Recogniser.SAMPLE_RATE_HZ / 1_000;

    private final Supplier<Recogniser> recognisers;
    private final SpeechSettings settings;
    private final QuietNoise noise = new QuietNoise();
    private final EngineWords engineWords = new EngineWords();
    private final SpeechGate gate;

    ChannelListener(Supplier<Recogniser> recognisers, SpeechSettings settings) {
        this(recognisers, settings, new SpeechGate(GateSettings.defaults()));
    }

    ChannelListener(Supplier<Recogniser> recognisers, SpeechSettings settings, SpeechGate gate) {
        this.recognisers = recognisers;
        this.settings = settings;
        this.gate = gate;
    }

    /**
     * @param levels   of all channels of the call; asked for only when silence is skipped
     * @param own      which of them is the channel's own
     * @param copies   of what other channels carry: a word that is mostly that is nobody's
     * @param progress told the share of the channel that is done
     * @throws CancellationException when the thread was interrupted
     */
    List<Word> words(Pcm pcm, List<FrameLevels> levels, int own, CrossTalk copies, DoubleConsumer progress) {
        Resampled sound = new Resampled(pcm, Recogniser.SAMPLE_RATE_HZ);
        long lengthMs = (sound.length() + SAMPLES_PER_MS - 1) / SAMPLES_PER_MS;
        List<Stretch> stretches = settings.skipSilence()
                ? gate.stretches(levels.get(own), others(levels, own), copies) : List.of(new Stretch(0, lengthMs));
        List<Word> words = new ArrayList<>();
        if (!stretches.isEmpty()) {
            FedTime clock = new FedTime(stretches);
            try (Recogniser recogniser = recognisers.get()) {
                for (Stretch stretch : stretches) {
                    hear(sound, stretch, recogniser, clock, words, atMs -> progress.accept((double) atMs / lengthMs));
                }
                words.addAll(engineWords.read(recogniser.finalResult(), clock));
            }
        }
        progress.accept(1);
        return words.stream().filter(word -> copies.share(word.time().startMs(), word.time().endMs()) < MOST_COPY).toList();
    }

    private static List<FrameLevels> others(List<FrameLevels> levels, int own) {
        List<FrameLevels> others = new ArrayList<>(levels);
        others.remove(own);
        return others;
    }

    private void hear(Resampled sound, Stretch stretch, Recogniser recogniser, FedTime clock, List<Word> words,
            LongConsumer progressMs) {
        long end = Math.min(stretch.endMs() * SAMPLES_PER_MS, sound.length());
        float[] piece = new float[PIECE];
        for (long at = stretch.startMs() * SAMPLES_PER_MS; at < end; at += PIECE) {
            if (Thread.interrupted()) {
                throw new CancellationException();
            }
            int count = (int) Math.min(sound.read(at, piece), end - at);
            if (settings.tuned()) {
                noise.addTo(piece, count, at);
            }
            if (recogniser.accept(piece, count)) {
                words.addAll(engineWords.read(recogniser.result(), clock));
            }
            progressMs.accept(at / SAMPLES_PER_MS);
        }
    }
}
