package dev.earmark.speech;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.CrossTalk;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import java.util.ArrayList;
import java.util.List;

/**
 * Of each channel of a call, where it carries what another one carries louder; one that is neither party's may be a mix of the others.
 * Immutable; safe for many threads.
 */
public final class ChannelCopies {

    private static final double FAINTER_DB = 4;
    private static final double FAINTER_IN_A_MIX_DB = -6;
    /** From this share of a channel on it is told. */
    private static final double COPIES_TOLD = 0.03;

    private final List<FrameLevels> levels;
    private final List<CrossTalk> copies;

    private ChannelCopies(List<FrameLevels> levels, List<CrossTalk> copies) {
        this.levels = List.copyOf(levels);
        this.copies = List.copyOf(copies);
    }

    /** Reads all channels. */
    public static ChannelCopies in(CallAudio audio) {
        List<CallAudio.Party> parties = audio.parties();
        List<FrameLevels> levels = parties.stream().map(party -> FrameLevels.of(party.pcm())).toList();
        List<CrossTalk> all = new ArrayList<>();
        for (int own = 0; own < levels.size(); own++) {
            CrossTalk copies = CrossTalk.none();
            double fainter = parties.get(own).speaker() == Speaker.OTHER ? FAINTER_IN_A_MIX_DB : FAINTER_DB;
            for (int other = 0; other < levels.size(); other++) {
                if (other != own && parties.get(other).speaker() != Speaker.OTHER) {
                    copies = copies.and(CrossTalk.in(parties.get(own).pcm(), levels.get(own), parties.get(other).pcm(), levels.get(other),
                            fainter));
                }
            }
            all.add(copies);
        }
        return new ChannelCopies(levels, all);
    }

    /** @param channel by its place in the call */
    CrossTalk of(int channel) {
        return copies.get(channel);
    }

    /** Of all channels. */
    List<FrameLevels> levels() {
        return levels;
    }

    /** What somebody should know: nothing where copies are few. */
    public List<SourceRemark> remarks() {
        for (int i = 0; i < copies.size(); i++) {
            if (copies.get(i).share(0, (long) levels.get(i).count() * FrameLevels.FRAME_MS) > COPIES_TOLD) {
                return List.of(new SourceRemark("speech.cross-talk",
                        "One channel can be heard faintly on another; words recognised twice for that reason were left out."));
            }
        }
        return List.of();
    }
}
