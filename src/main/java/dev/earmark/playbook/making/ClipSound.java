package dev.earmark.playbook.making;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.SoundCut;
import dev.earmark.playbook.page.PlaybookText.ClipText;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sound of a clip: the passage and nothing around it, the agent's side alone where the sides lie apart. A clip in which words are
 * masked has none, since they would be heard. Safe for many threads.
 */
public final class ClipSound {

    private static final long LONGEST_MS = 120_000;

    private final Function<String, Optional<CallAudio>> sounds;

    /** @param sounds the sound of an interaction by its id, to be closed; empty where there is none */
    public ClipSound(Function<String, Optional<CallAudio>> sounds) {
        this.sounds = sounds;
    }

    /**
     * A WAV file.
     *
     * @throws dev.earmark.fault.Fault when the recording cannot be fetched or read, or ends before
     */
    public Optional<byte[]> of(ClipText clip) {
        Long start = clip.startMs();
        Long end = clip.endMs();
        if (start == null || end == null || clip.masked() > 0 || end <= start || end - start > LONGEST_MS) {
            return Optional.empty();
        }
        try (CallAudio call = sounds.apply(clip.interaction()).orElse(null)) {
            return call == null ? Optional.empty() : cut(call, new TimeSpan(start, end));
        }
    }

    private static Optional<byte[]> cut(CallAudio call, TimeSpan time) {
        List<CallAudio.Party> agent = call.parties().stream()
                .filter(party -> party.speaker() == Speaker.AGENT || party.speaker() == Speaker.UNKNOWN).limit(1).toList();
        if (agent.isEmpty()) {
            return Optional.empty();
        }
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        try {
            SoundCut.write(new CallAudio(call.recording(), call.source(), agent), time, 0, wav);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes every byte", impossible);
        }
        return Optional.of(wav.toByteArray());
    }
}
