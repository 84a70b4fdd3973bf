package dev.earmark.eval;

import com.sun.management.OperatingSystemMXBean;
import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.eval.SpeechEval.SpeechReference;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Recording;
import dev.earmark.speech.ListeningCost;
import dev.earmark.speech.Models;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.VoskTranscriber;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One way of listening, over all calls of a set. */
record SpeechRun(String name, SpeechSettings settings, AudioIntake intake, Models models) {

    /**
     * What a run has shown.
     *
     * @param errors           by speaker
     * @param channels         errors of each channel, under {@code id/speaker}
     * @param heard            words of each channel, under {@code id/speaker}
     * @param callSeconds      length of all calls together, both channels counted once
     * @param processSeconds   processor time of the whole process
     * @param listeningSeconds processor time of the threads that listen: engine, resampling, gate, reading of results
     * @param engineSeconds    processor time inside the engine
     */
    record Outcome(String name, Map<String, WordErrorRate> errors, Map<String, WordErrorRate> channels, Map<String, String> heard, double callSeconds,
            double processSeconds, double listeningSeconds, double engineSeconds) {

        WordErrorRate total() {
            return errors.values().stream().reduce(WordErrorRate.NONE, WordErrorRate::plus);
        }
    }

    Outcome over(Collection<List<SpeechReference>> calls, Progress progress) {
        ListeningCost cost = new ListeningCost();
        try (VoskTranscriber transcriber = new VoskTranscriber(settings, models, cost)) {
            listen(transcriber, calls.iterator().next()); // loads the model and lets the compiler warm up; not counted
            double engineBefore = cost.engineCpuSeconds();
            double listeningBefore = cost.cpuSeconds();
            double processBefore = processCpuSeconds();
            Map<String, WordErrorRate> errors = new TreeMap<>();
            Map<String, WordErrorRate> channels = new LinkedHashMap<>();
            Map<String, String> heard = new LinkedHashMap<>();
            int done = 0;
            double callSeconds = 0;
            for (List<SpeechReference> call : calls) {
                progress.at("listening", (double) done++ / calls.size());
                Transcript transcript = listen(transcriber, call);
                callSeconds += transcript.source().seconds();
                for (SpeechReference reference : call) {
                    String words = words(transcript, reference.speaker());
                    heard.put(reference.id() + "/" + reference.speaker(), words);
                    WordErrorRate ofChannel = WordErrorRate.of(reference.words(), words);
                    channels.put(reference.id() + "/" + reference.speaker(), ofChannel);
                    errors.merge(reference.speaker(), ofChannel, WordErrorRate::plus);
                }
            }
            return new Outcome(name, errors, channels, heard, callSeconds, processCpuSeconds() - processBefore,
                    cost.cpuSeconds() - listeningBefore, cost.engineCpuSeconds() - engineBefore);
        }
    }

    private Transcript listen(VoskTranscriber transcriber, List<SpeechReference> call) {
        SpeechReference any = call.getFirst();
        Recording recording = intake.plan(any.id(), any.wav(), SpeechReference.CHANNELS);
        try (CallAudio audio = intake.take(recording)) {
            return transcriber.transcribe(audio, Progress.SILENT);
        }
    }

    private static String words(Transcript transcript, String speaker) {
        return transcript.turns().stream().filter(turn -> turn.speaker().label().equals(speaker)).map(Turn::text).collect(Collectors.joining(" "));
    }

    private static double processCpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
