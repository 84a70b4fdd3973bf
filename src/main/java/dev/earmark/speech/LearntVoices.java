package dev.earmark.speech;

import dev.earmark.speech.model.Models;
import dev.earmark.speech.voice.VoiceSpace;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What the usual speech model has learnt of how voices differ, read when it is first asked for. Safe for many threads. */
public final class LearntVoices implements Supplier<Optional<VoiceSpace>> {

    private final SpeechSettings settings;
    private final Models models;
    private Optional<VoiceSpace> read = Optional.empty();
    private boolean asked;

    public LearntVoices(SpeechSettings settings, Models models) {
        this.settings = settings;
        this.models = models;
    }

    /**
     * Empty where the model has learnt nothing of it.
     *
     * @throws dev.earmark.fault.Unavailable when the model is missing or damaged
     */
    @Override
    public synchronized Optional<VoiceSpace> get() {
        if (!asked) {
            Path folder = models.prepared(models.named(settings.model()), settings.tuned(), settings.talk()).folder();
            read = VoiceSpace.in(folder);
            asked = true;
        }
        return read;
    }
}
