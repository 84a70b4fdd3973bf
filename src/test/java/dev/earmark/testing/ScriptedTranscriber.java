package dev.earmark.testing;

import dev.earmark.audio.CallAudio;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.Transcriber;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Hears the same words in every recording, and does before whatever a test wants: wait, fail. */
public final class ScriptedTranscriber implements Transcriber {

    private final AtomicInteger heard = new AtomicInteger();
    private volatile Consumer<CallAudio> before = call -> {};

    public ScriptedTranscriber before(Consumer<CallAudio> does) {
        before = does;
        return this;
    }

    /** How many recordings were heard to their end. */
    public int heard() {
        return heard.get();
    }

    @Override
    public Transcript transcribe(CallAudio audio, Progress progress) {
        before.accept(audio);
        heard.incrementAndGet();
        Transcript said = new SampleCalls()
                .says(Speaker.AGENT, 0, 900, "good morning my name is dana how can i help")
                .says(Speaker.CUSTOMER, 1_000, 1_900, "my parcel has not arrived")
                .call(audio.recording().id(), audio.source().seconds());
        return new Transcript(said.id(), Channel.VOICE, audio.source().spoken(audio.recording().language()),
                new Engine("scripted", "test", "00"), said.turns());
    }
}
