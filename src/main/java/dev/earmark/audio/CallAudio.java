package dev.earmark.audio;

import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.SoundMask;
import dev.earmark.interaction.Recording;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.util.Comparator;
import java.util.List;

/**
 * The sound of one call, open for reading. Closing it closes its files and removes decoded copies; a call that nobody closes frees
 * them when it is collected.
 *
 * @param parties one for each track of the recording, or a single {@code UNKNOWN} when both channels carry the same sound
 */
public record CallAudio(Recording recording, Source source, List<Party> parties, Runnable closing) implements AutoCloseable {

    public CallAudio {
        parties = List.copyOf(parties);
    }

    /** Sound that needs no closing. */
    public CallAudio(Recording recording, Source source, List<Party> parties) {
        this(recording, source, parties, () -> {});
    }

    /** With agent and customer in each other's place. */
    public CallAudio swapped() {
        List<Party> others = parties.stream().map(party -> new Party(party.speaker().other(), party.pcm(), party.level()))
                .sorted(Comparator.comparing(Party::speaker)).toList();
        return new CallAudio(recording, source, others, closing);
    }

    /** With some stretches of all parties masked. @param spans in any order */
    public CallAudio masked(List<TimeSpan> spans, SoundMask mask) {
        return spans.isEmpty() ? this : new CallAudio(recording, source, parties.stream()
                .map(party -> new Party(party.speaker(), new Masked(party.pcm(), spans, mask), party.level())).toList(), closing);
    }

    /** @param pcm at the rate of the recording */
    public record Party(Speaker speaker, Pcm pcm, Level level) {}

    @Override
    public void close() {
        closing.run();
    }
}
