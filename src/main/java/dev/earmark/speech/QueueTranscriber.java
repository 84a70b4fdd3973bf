package dev.earmark.speech;

import dev.earmark.audio.CallAudio;
import dev.earmark.interaction.Progress;
import dev.earmark.transcript.Transcript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Hears calls of some queues with a model of their own, of another language or adapted to them, and all others as usual. */
public final class QueueTranscriber implements Transcriber, AutoCloseable {

    private final VoskTranscriber usual;
    private final List<VoskTranscriber> others;
    private final Map<String, Transcriber> queues;

    /**
     * @param making of a transcriber with such settings; each model has one, and is loaded when it is first needed
     */
    public QueueTranscriber(SpeechSettings settings, Function<SpeechSettings, VoskTranscriber> making) {
        this.usual = making.apply(settings);
        Map<Heard, VoskTranscriber> models = new LinkedHashMap<>();
        Map<String, Transcriber> byQueue = new LinkedHashMap<>();
        settings.ofQueues().forEach((queue, own) -> byQueue.put(queue, Heard.by(own).equals(Heard.by(settings)) ? usual
                : models.computeIfAbsent(Heard.by(own), _ -> making.apply(own))));
        this.queues = Map.copyOf(byQueue);
        this.others = List.copyOf(models.values());
    }

    private record Heard(String model, String adapted) {

        static Heard by(SpeechSettings settings) {
            return new Heard(settings.model(), settings.adapted());
        }
    }

    @Override
    public Transcript transcribe(CallAudio audio, Progress progress) {
        String queue = audio.recording().queue();
        Transcriber own = queue == null ? null : queues.get(queue.strip().toLowerCase(Locale.ROOT));
        return (own == null ? usual : own).transcribe(audio, progress);
    }

    @Override
    public void close() {
        usual.close();
        others.forEach(VoskTranscriber::close);
    }
}
