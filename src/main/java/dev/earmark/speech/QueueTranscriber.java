package dev.earmark.speech;

import dev.earmark.audio.CallAudio;
import dev.earmark.interaction.Progress;
import dev.earmark.transcript.Transcript;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Hears each call by the model that is chosen for its language or its queue. Each model has a transcriber of its own, which is made when it
 * is first needed and stays.
 */
public final class QueueTranscriber implements Transcriber, AutoCloseable {

    private final LanguageChoice choice;
    private final Function<SpeechSettings, VoskTranscriber> making;
    private final Map<Heard, VoskTranscriber> ears = new HashMap<>();
    private boolean closed;

    /** @param making of a transcriber with such settings */
    public QueueTranscriber(LanguageChoice choice, Function<SpeechSettings, VoskTranscriber> making) {
        this.choice = choice;
        this.making = making;
    }

    private record Heard(String model, String adapted) {}

    @Override
    public Transcript transcribe(CallAudio audio, Progress progress) {
        return ears(choice.of(audio.recording())).transcribe(audio, progress);
    }

    private synchronized VoskTranscriber ears(SpeechSettings own) {
        if (closed) {
            throw new IllegalStateException("transcriber is closed");
        }
        return ears.computeIfAbsent(new Heard(own.model(), own.adapted()), _ -> making.apply(own));
    }

    @Override
    public synchronized void close() {
        closed = true;
        ears.values().forEach(VoskTranscriber::close);
    }
}
