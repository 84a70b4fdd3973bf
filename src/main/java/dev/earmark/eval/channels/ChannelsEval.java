package dev.earmark.eval.channels;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.ffmpeg.MediaEncoder;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;
import dev.earmark.eval.Engines;
import dev.earmark.eval.VerdictLabel;
import dev.earmark.eval.mono.MonoCall;
import dev.earmark.eval.mono.TwoSides;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Progress;
import dev.earmark.measure.Loudness;
import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import dev.earmark.rubric.Rubric;
import dev.earmark.speech.Transcriber;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Changes the channels of calls, takes the files in and hears them as the program does, and holds what comes of it against the calls as
 * they were recorded. Prints those calls that the program was mended by apart from those that it was not. For one thread.
 */
public final class ChannelsEval {

    private final PrintStream out;
    private final Progress progress;
    private final Engines engines;
    private final Transcriber hearing;
    private final MediaEncoder encoder;
    private final Path scratch;
    private final Rubric rubric;
    private final Map<String, ChannelTally> tallies = new LinkedHashMap<>();
    private final boolean encoded;
    private final Looks looks;

    /**
     * What is looked at.
     *
     * @param all    whether each call is changed in every variant
     * @param mended whether only calls that the program was mended by are
     * @param only   what the name of a condition has to hold; empty for all of them
     * @param show   whether turns with words of another or of nobody are printed
     */
    public record Looks(boolean all, boolean mended, String only, boolean show) {}

    /**
     * Recordings of one channel, of which each call has one.
     *
     * @param mended  before calls that the program was mended by
     * @param heldOut before the others
     */
    public record Played(List<Path> mended, List<Path> heldOut) {

        private Path of(MonoCall call, int number) {
            List<Path> possible = call.tuned() ? mended : heldOut;
            return possible.get(number / 2 % possible.size());
        }
    }

    /**
     * @param hearing that also tells the parties
     * @param scratch folder for changed calls
     */
    public ChannelsEval(PrintStream out, Progress progress, Engines engines, Transcriber hearing, MediaEncoder encoder, Path scratch,
            Looks looks) {
        this.looks = looks;
        this.out = out;
        this.progress = progress;
        this.engines = engines;
        this.hearing = hearing;
        this.encoder = encoder;
        this.scratch = scratch;
        this.rubric = engines.rubrics().get("bank-phone-service");
        this.encoded = encoder.runs();
    }

    /**
     * @param calls         with a channel for each party
     * @return whether the bars hold on the calls that the program was not mended by; true when there are none
     */
    public boolean run(List<MonoCall> calls, Played announcements) {
        if (!encoded) {
            out.println("PASSED OVER, the program ffmpeg does not start on this machine, so nothing is coded in stereo");
        }
        for (int number = 0; number < calls.size(); number++) {
            progress.at("changing", (double) number / calls.size());
            if (calls.get(number).tuned() || !looks.mended) {
                hear(calls.get(number), announcements.of(calls.get(number), number), number);
                out.flush();
            }
        }
        for (boolean tuned : new boolean[] {true, false}) {
            ChannelTally.head(out, tuned ? "Mended by these calls" : "Not mended by these calls");
            tallies.forEach((key, tally) -> {
                if (key.startsWith(String.valueOf(tuned))) {
                    tally.print(out);
                }
            });
        }
        return looks.mended || calls.stream().allMatch(MonoCall::tuned) || new ChannelBars(out).hold(tallies.entrySet().stream()
                .filter(one -> one.getKey().startsWith("false")).map(Map.Entry::getValue).toList());
    }

    private void hear(MonoCall call, Path announcement, int number) {
        TwoSides sides = call.sides();
        HeardCall clean = heard(ChangedCall.of(sides));
        int at = number;
        for (ChannelCondition each : ChannelCondition.all(announced(announcement, sides.rateHz()))) {
            ChannelCondition condition = looks.all ? each : each.inOneWay(at++);
            if (each.label().contains(looks.only)) {
                condition.variants().stream().map(variant -> variant.apply(sides)).filter(one -> encoded || !one.coding().lossy())
                        .forEach(one -> add(call, each, clean, each.asRecorded() ? clean : heard(one), one.laterMs()));
            }
        }
    }

    private void add(MonoCall call, ChannelCondition condition, HeardCall clean, HeardCall heard, long laterMs) {
        CreditedWords credited = CreditedWords.of(heard.transcript(), clean.transcript(), call.sides(), laterMs, turn -> {
            if (looks.show) {
                out.println(call.id() + ", " + condition.label() + ": " + turn.speaker().label() + " " + turn.time() + " " + turn.text());
            }
        });
        tallies.computeIfAbsent(call.tuned() + condition.label(), _ -> new ChannelTally(condition)).add(heard, clean, credited);
    }

    private HeardCall heard(ChangedCall call) {
        Path file = call.coding().write(call.sides(), scratch, encoder);
        try (CallAudio audio = engines.audio().take(engines.audio().plan(call.sides().id(), file, ChannelChoice.AGENT_LEFT))) {
            Transcript transcript = hearing.transcribe(audio, Progress.SILENT);
            Map<Speaker, Loudness> loudness = new EnumMap<>(Speaker.class);
            audio.parties().forEach(party -> loudness.put(party.speaker(),
                    new Loudness(party.level().speechDbfs(), party.level().peakDbfs())));
            Measures measures = engines.measurer().measure(transcript, loudness, engines.sentiment().apply(transcript));
            Map<String, VerdictLabel> verdicts = new LinkedHashMap<>();
            engines.scorer().score(transcript, Facts.NONE, measures, rubric).judgements()
                    .forEach(judgement -> verdicts.put(judgement.criterion(), VerdictLabel.of(judgement.verdict())));
            return new HeardCall(transcript, audio.parties().size(), (int) (count(measures, MeasureName.INTERRUPTIONS_BY_AGENT)
                    + count(measures, MeasureName.INTERRUPTIONS_BY_CUSTOMER)), verdicts);
        }
    }

    private static double count(Measures measures, MeasureName name) {
        return measures.values().getOrDefault(name, 0.0);
    }

    private short[] announced(Path file, int rateHz) {
        try (CallAudio audio = engines.audio().take(engines.audio().plan("announcement", file, ChannelChoice.AGENT_LEFT))) {
            Pcm pcm = audio.parties().getFirst().pcm();
            Resampled sound = new Resampled(pcm, rateHz);
            float[] samples = new float[Math.toIntExact(sound.length())];
            sound.read(0, samples);
            short[] played = new short[samples.length];
            for (int i = 0; i < played.length; i++) {
                played[i] = (short) Math.clamp(Math.round((double) samples[i]), Short.MIN_VALUE, Short.MAX_VALUE);
            }
            return played;
        }
    }
}
