package dev.earmark.eval.mono;

import dev.earmark.audio.CallAudio;
import dev.earmark.eval.Agreement;
import dev.earmark.eval.Engines;
import dev.earmark.eval.VerdictLabel;
import dev.earmark.eval.clock.ProcessClock;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Progress;
import dev.earmark.measure.Loudness;
import dev.earmark.rubric.Rubric;
import dev.earmark.speech.Transcriber;
import dev.earmark.speech.party.PartyTranscriber;
import dev.earmark.speech.party.RoleWords;
import dev.earmark.speech.party.Swap;
import dev.earmark.speech.party.Telling;
import dev.earmark.speech.voice.VoiceModels;
import dev.earmark.speech.voice.Voiceprints;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Mixes calls of two channels to one, in several conditions, tells the parties apart in several ways, and holds all of it against the two
 * channels. Prints those calls that the program was tuned on apart from those that it was not. For one thread.
 */
public final class MonoEval {

    private static final double LEAST_WORDS_RIGHT = 92;
    private static final double LEAST_ROLES_RIGHT = 97;
    private static final double LEAST_KAPPA = 0.8;
    private static final double MOST_TIME = 1.1;
    private static final int SILENCE_HZ = 8_000;

    private final PrintStream out;
    private final Progress progress;
    private final Engines engines;
    private final Transcriber ears;
    private final VoiceModels voices;
    private final Rubric rubric;
    private final Map<String, MonoTally> tallies = new LinkedHashMap<>();
    private final Map<Boolean, MonoTally> recorded = tallies("two channels");
    private final Map<Boolean, MonoTally> alike = tallies("two channels");
    private double twoSeconds;
    private double oneSeconds;

    /**
     * @param ears   that hear, and do not tell the parties apart
     * @param voices what is known of voices beforehand
     */
    public MonoEval(PrintStream out, Progress progress, Engines engines, Transcriber ears, VoiceModels voices) {
        this.voices = voices;
        this.out = out;
        this.progress = progress;
        this.engines = engines;
        this.ears = ears;
        this.rubric = engines.rubrics().get("bank-phone-service");
    }

    /** @return whether the bars hold on the calls that nothing was tuned on; true when there are none, because then there are no bars */
    public boolean run(List<MonoCall> calls) {
        warmUp();
        Voiceprints prints = voices.prints();
        out.println("Voices are told by sound and pitch" + (prints == null ? "; there is no speech.speaker-model."
                : " and by the speaker model " + prints.name() + " (SHA-256 " + prints.sha256().substring(0, 12) + "…)."));
        int done = 0;
        for (MonoCall call : calls) {
            progress.at("mixing", (double) done++ / calls.size());
            hear(call);
        }
        for (boolean tuned : new boolean[] {true, false}) {
            MonoTally.head(out, tuned ? "Tuned on these calls" : "Not tuned on these calls");
            tallies.forEach((key, tally) -> {
                if (key.startsWith(String.valueOf(tuned))) {
                    tally.print(out);
                }
            });
        }
        return calls.stream().allMatch(MonoCall::tuned) || bars();
    }

    /** Loads models, which is no part of a call's time. */
    private void warmUp() {
        RoleWords.load();
        voices.read();
        ears.transcribe(new TwoSides("silence", SILENCE_HZ, new short[SILENCE_HZ], new short[SILENCE_HZ]).asTwo(), Progress.SILENT);
    }

    private boolean bars() {
        MonoTally ours = tally(false, Telling.VOICE_AND_WORDS.label());
        double byTwo = Objects.requireNonNull(alike.get(false)).labelledKappa();
        double kappa = ours.labelledKappa() / Math.max(0.01, byTwo);
        double time = oneSeconds / Math.max(0.01, twoSeconds);
        double asRecorded = Objects.requireNonNull(recorded.get(false)).labelledKappa();
        out.printf(Locale.ROOT, "%nKappa with people's labels: %.2f by two channels on the same lines, %.2f by one (%.2f of it); %.2f by "
                + "two channels as recorded.%n", byTwo, ours.labelledKappa(), kappa, asRecorded);
        out.printf(Locale.ROOT, "Processor time: %.1f s for two channels, %.1f s for one (%.2f of it).%n", twoSeconds, oneSeconds, time);
        boolean hold = ours.wordsRight() >= LEAST_WORDS_RIGHT && ours.rolesRight() >= LEAST_ROLES_RIGHT && kappa >= LEAST_KAPPA
                && time <= MOST_TIME;
        out.printf(Locale.ROOT, "%s: words right %.1f (bar %.0f), roles right %.1f (bar %.0f), kappa %.2f of two channels (bar %.2f), "
                + "processor time %.2f (bar %.1f).%n", hold ? "The bars hold" : "A bar is broken", ours.wordsRight(), LEAST_WORDS_RIGHT,
                ours.rolesRight(), LEAST_ROLES_RIGHT, kappa, LEAST_KAPPA, time, MOST_TIME);
        return hold;
    }

    private MonoTally tally(boolean tuned, String name) {
        return tallies.computeIfAbsent(tuned + name, _ -> new MonoTally(name));
    }

    private void hear(MonoCall call) {
        TwoSides sound = call.sides();
        CallAudio two = sound.asTwo();
        double before = ProcessClock.seconds();
        Transcript byTwo = telling(ears, Telling.VOICE_AND_WORDS).transcribe(two, Progress.SILENT);
        twoSeconds += ProcessClock.seconds() - before;
        Map<String, VerdictLabel> verdicts = verdicts(byTwo, two);
        labelled(recorded, call, verdicts);
        for (LineCondition condition : call.conditions()) {
            TwoSides sides = condition.of(sound);
            labelled(alike, call, condition == LineCondition.AS_IS ? verdicts : byTwo(call, sides, condition));
            CallAudio one = sides.asOne(condition.noise(sides), call.id().hashCode());
            double begun = ProcessClock.seconds();
            Transcript heard = ears.transcribe(one, Progress.SILENT);
            for (Telling telling : Telling.values()) {
                Transcript told = telling((_, _) -> heard, telling).transcribe(one, Progress.SILENT);
                if (telling == Telling.VOICE_AND_WORDS && condition == LineCondition.AS_IS) {
                    oneSeconds += ProcessClock.seconds() - begun;
                }
                add(call, telling, condition, told, sides, condition.of(byTwo), verdicts, one);
            }
        }
    }

    /** Each voice has twice the strength that it has on one channel, and so has the noise: it is as loud beside each voice as there. */
    private Map<String, VerdictLabel> byTwo(MonoCall call, TwoSides sides, LineCondition condition) {
        CallAudio two = sides.asTwo(2 * condition.noise(sides), call.id().hashCode());
        return verdicts(telling(ears, Telling.VOICE_AND_WORDS).transcribe(two, Progress.SILENT), two);
    }

    private static void labelled(Map<Boolean, MonoTally> tallies, MonoCall call, Map<String, VerdictLabel> verdicts) {
        Objects.requireNonNull(tallies.get(call.tuned()))
                .add(DiarizationError.NONE, WordShares.NONE, List.of(), pairs(call.labels(), verdicts));
    }

    private static Map<Boolean, MonoTally> tallies(String name) {
        return Map.of(true, new MonoTally(name), false, new MonoTally(name));
    }

    private void add(MonoCall call, Telling telling, LineCondition condition, Transcript told, TwoSides sides, Transcript byTwo,
            Map<String, VerdictLabel> byTwoVerdicts, CallAudio one) {
        DiarizationError error = DiarizationError.of(byTwo, told);
        WordShares shares = WordShares.of(told, sides);
        Map<String, VerdictLabel> verdicts = verdicts(told, one);
        List<Agreement.Pair> beside = pairs(byTwoVerdicts, verdicts);
        List<Agreement.Pair> labelled = pairs(call.labels(), verdicts);
        tally(call.tuned(), telling.label()).add(error, shares, beside, labelled);
        if (telling == Telling.VOICE_AND_WORDS) {
            tally(call.tuned(), "  " + condition.label()).add(error, shares, beside, labelled);
        }
    }

    private PartyTranscriber telling(Transcriber heard, Telling telling) {
        return new PartyTranscriber(heard, RoleWords::load, Swap.ASK, voices, telling);
    }

    private Map<String, VerdictLabel> verdicts(Transcript transcript, CallAudio audio) {
        Map<Speaker, Loudness> loudness = new EnumMap<>(Speaker.class);
        audio.parties().forEach(party -> loudness.put(party.speaker(),
                new Loudness(party.level().speechDbfs(), party.level().peakDbfs())));
        Map<String, VerdictLabel> verdicts = new LinkedHashMap<>();
        engines.scorer().score(transcript, Facts.NONE,
                engines.measurer().measure(transcript, loudness, engines.sentiment().apply(transcript)), rubric).judgements()
                .forEach(judgement -> verdicts.put(judgement.criterion(), VerdictLabel.of(judgement.verdict())));
        return verdicts;
    }

    private static List<Agreement.Pair> pairs(Map<String, VerdictLabel> right, Map<String, VerdictLabel> given) {
        List<Agreement.Pair> pairs = new ArrayList<>();
        right.forEach((criterion, label) -> pairs.add(new Agreement.Pair(label, given.getOrDefault(criterion, VerdictLabel.UNSCORED))));
        return pairs;
    }
}
