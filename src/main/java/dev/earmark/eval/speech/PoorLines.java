package dev.earmark.eval.speech;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.LevelledTranscriber;
import dev.earmark.speech.Transcriber;
import dev.earmark.speech.WordErrorRate;
import dev.earmark.transcript.Transcript;
import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** Wrong words on lines that were made quiet, clipped and noisy, with and without what is corrected. For one thread. */
final class PoorLines {

    private static final double NOISE_DB = 20;
    private static final double QUIETER_DB = -30;
    private static final double QUIETEST_DB = -40;
    private static final double CLIPPED_DB = 20;

    private final AudioIntake intake;
    private final Transcriber ears;

    PoorLines(AudioIntake intake, Transcriber ears) {
        this.intake = intake;
        this.ears = ears;
    }

    /** Prints a line for each kind of line. */
    void run(PrintStream out, Collection<List<SpeechReference>> calls) {
        out.println(String.format(Locale.ROOT, "%-28s%16s%16s", "line", "as it is", "corrected"));
        for (Poor poor : Poor.values()) {
            WordErrorRate plain = WordErrorRate.NONE;
            WordErrorRate corrected = WordErrorRate.NONE;
            for (List<SpeechReference> call : calls) {
                plain = plain.plus(errors(call, poor, ears));
                corrected = corrected.plus(errors(call, poor, new LevelledTranscriber(ears)));
            }
            out.println(String.format(Locale.ROOT, "%-28s%14.1f %%%14.1f %%  of %d", poor.label, plain.percent(), corrected.percent(),
                    plain.words()));
        }
    }

    private WordErrorRate errors(List<SpeechReference> call, Poor poor, Transcriber transcriber) {
        SpeechReference any = call.getFirst();
        try (CallAudio audio = intake.take(intake.plan(any.id(), any.wav(), SpeechReference.CHANNELS))) {
            CallAudio worse = new CallAudio(audio.recording(), audio.source(), audio.parties().stream().map(poor::of).toList());
            Transcript heard = transcriber.transcribe(worse, Progress.SILENT);
            return call.stream().map(said -> WordErrorRate.of(said.words(), heard.turns().stream()
                    .filter(turn -> turn.speaker().label().equals(said.speaker())).map(turn -> turn.text())
                    .collect(Collectors.joining(" ")))).reduce(WordErrorRate.NONE, WordErrorRate::plus);
        }
    }

    private enum Poor {
        AS_RECORDED("as recorded"),
        QUIETER("30 dB quieter"),
        QUIETEST("40 dB quieter"),
        CLIPPED("20 dB too loud, clipped"),
        NOISY("noise 20 dB below");

        private final String label;

        Poor(String label) {
            this.label = label;
        }

        CallAudio.Party of(CallAudio.Party party) {
            short[] samples = new short[Math.toIntExact(party.pcm().length())];
            party.pcm().read(0, samples);
            DoubleUnaryOperator change = change(party.level().speechDbfs());
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) Math.clamp(Math.round(change.applyAsDouble(samples[i])), Short.MIN_VALUE, Short.MAX_VALUE);
            }
            Pcm pcm = Pcm.of(party.pcm().sampleRateHz(), samples);
            return new CallAudio.Party(party.speaker(), pcm, Level.of(FrameLevels.of(pcm)));
        }

        private DoubleUnaryOperator change(double speechDbfs) {
            Random random = new Random(1);
            double noise = 32_768 * Math.pow(10, (speechDbfs - NOISE_DB) / 20);
            return switch (this) {
                case AS_RECORDED -> sample -> sample;
                case QUIETER -> sample -> sample * Math.pow(10, QUIETER_DB / 20);
                case QUIETEST -> sample -> sample * Math.pow(10, QUIETEST_DB / 20);
                case CLIPPED -> sample -> sample * Math.pow(10, CLIPPED_DB / 20);
                case NOISY -> sample -> sample + noise * random.nextGaussian();
            };
        }
    }
}
