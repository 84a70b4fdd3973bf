package dev.earmark.speech;

import dev.earmark.audio.CallAudio;
import dev.earmark.interaction.Progress;
import dev.earmark.transcript.Transcript;

/**
 * Turns the sound of a call into a transcript. Times count in milliseconds from the start of the recording. The same sound gives the
 * same transcript. Safe for many threads.
 */
public interface Transcriber {

    /**
     * Takes its id from the recording. Silence gives a transcript without turns, not an error.
     *
     * @param progress is told {@code "transcribing"}, from several threads
     * @throws dev.earmark.fault.Unavailable when the engine or its model is missing or damaged, or the thread is interrupted
     */
    Transcript transcribe(CallAudio audio, Progress progress);
}
