package dev.earmark.eval.speech;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.eval.clock.ProcessClock;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Recording;
import dev.earmark.speech.ListeningCost;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.VoskTranscriber;
import dev.earmark.speech.WordErrorRate;
import dev.earmark.speech.model.Models;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One way of listening, call by call, so that two ways can be measured in turn under the same load of the machine. For one thread, and for
 * one run that listens at a time: processor time is that of the whole process.
 */
public final class SpeechRun implements AutoCloseable {

    private final String name;
    private final AudioIntake intake;
    private final ListeningCost cost = new ListeningCost();
    private final VoskTranscriber transcriber;
    private final List<String> phrases;
    private final Map<String, WordErrorRate> errors = new TreeMap<>();
    private final Map<String, WordErrorRate> trades = new TreeMap<>();
    private final Map<String, WordErrorRate> channels = new LinkedHashMap<>();
    private final Map<String, String> heard = new LinkedHashMap<>();
    private WordErrorRate numbers = WordErrorRate.NONE;
    private PhrasesHeard phrasesHeard = PhrasesHeard.NONE;
    private double callSeconds;
    private double processSeconds;
    private double listeningSeconds;
    private double engineSeconds;

    SpeechRun(String name, SpeechSettings settings, AudioIntake intake, Models models, List<String> phrases) {
        this.name = name;
        this.phrases = phrases;
        this.intake = intake;
        this.transcriber = new VoskTranscriber(settings, models, cost);
    }

    /**
     * What a run has shown.
     *
     * @param errors           by speaker
     * @param channels         errors of each channel, under {@code id/speaker}
     * @param trades           errors by trade, where the set says it
     * @param numbers          errors among the words that are numbers
     * @param phrases          heard and missed of what was said, and heard though not said
     * @param heard            words of each channel, under {@code id/speaker}
     * @param callSeconds      length of all calls together, both channels counted once
     * @param processSeconds   processor time of the whole process
     * @param listeningSeconds processor time of the threads that listen: engine, resampling, gate, reading of results
     * @param engineSeconds    processor time inside the engine
     */
    public record Outcome(String name, Map<String, WordErrorRate> errors, Map<String, WordErrorRate> channels,
            Map<String, WordErrorRate> trades, WordErrorRate numbers, PhrasesHeard phrases, Map<String, String> heard,
            double callSeconds, double processSeconds, double listeningSeconds, double engineSeconds) {

        public WordErrorRate total() {
            return errors.values().stream().reduce(WordErrorRate.NONE, WordErrorRate::plus);
        }
    }

    /** Loads the model and lets the compiler warm up; not counted. */
    void warmUp(List<SpeechReference> call) {
        listen(call);
    }

    void hear(List<SpeechReference> call) {
        double engineBefore = cost.engineCpuSeconds();
        double listeningBefore = cost.cpuSeconds();
        double processBefore = ProcessClock.seconds();
        Transcript transcript = listen(call);
        for (SpeechReference reference : call) {
            compare(reference, words(transcript, reference.speaker()));
        }
        processSeconds += ProcessClock.seconds() - processBefore;
        listeningSeconds += cost.cpuSeconds() - listeningBefore;
        engineSeconds += cost.engineCpuSeconds() - engineBefore;
        callSeconds += transcript.source().seconds();
    }

    private void compare(SpeechReference reference, String words) {
        String channel = reference.id() + "/" + reference.speaker();
        WordErrorRate ofChannel = WordErrorRate.of(reference.words(), words);
        heard.put(channel, words);
        channels.put(channel, ofChannel);
        errors.merge(reference.speaker(), ofChannel, WordErrorRate::plus);
        if (!reference.trade().isEmpty()) {
            trades.merge(reference.trade(), ofChannel, WordErrorRate::plus);
        }
        numbers = numbers.plus(WordErrorRate.ofNumbers(reference.words(), words));
        phrasesHeard = phrasesHeard.plus(PhrasesHeard.of(phrases, reference.words(), words));
    }

    Outcome outcome() {
        return new Outcome(name, errors, channels, trades, numbers, phrasesHeard, heard, callSeconds, processSeconds,
                listeningSeconds, engineSeconds);
    }

    private Transcript listen(List<SpeechReference> call) {
        SpeechReference any = call.getFirst();
        Recording recording = intake.plan(any.id(), any.wav(), SpeechReference.CHANNELS);
        try (CallAudio audio = intake.take(recording)) {
            return transcriber.transcribe(audio, Progress.SILENT);
        }
    }

    private static String words(Transcript transcript, String speaker) {
        return transcript.turns().stream().filter(turn -> turn.speaker().label().equals(speaker)).map(Turn::text)
                .collect(Collectors.joining(" "));
    }

    @Override
    public void close() {
        transcriber.close();
    }
}
