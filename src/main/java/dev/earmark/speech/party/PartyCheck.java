package dev.earmark.speech.party;

import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Transcript;
import java.util.List;

/** Looks whether agent and customer were taken for each other, and puts it right. Safe for many threads. */
public final class PartyCheck {

    /** Below, the words contradict the channels: so are 1 of 100 right ones, and all but 1 of 100 swapped ones ({@code eval parties}). */
    public static final double DOUBT = 0;
    /** Below, they are swapped: of 1,000 right ones none ({@code eval parties}). */
    public static final double SURE = -2;

    private final RoleWords words;
    private final Swap swap;

    public PartyCheck(RoleWords words, Swap swap) {
        this.words = words;
        this.swap = swap;
    }

    /** The transcript as it should be, with a remark where it contradicts the channels. */
    public Transcript checked(Transcript heard) {
        if (swap == Swap.NEVER) {
            return heard;
        }
        double asNamed = words.asNamed(heard);
        if (asNamed < SURE && swap == Swap.AUTO) {
            return with(heard.swapped(), new SourceRemark(SourceRemark.SWAPPED, "By what they say, agent and customer are on each other's "
                    + "channel, so they were swapped; correct intake.agent-channel or the sidecar, or set intake.swap to ask."));
        }
        return asNamed >= DOUBT ? heard : with(heard, new SourceRemark("speech.parties-doubtful",
                "By what they say, agent and customer may have been taken for each other; if so, score with --agent-channel or swap them "
                + "on the page."));
    }

    private static Transcript with(Transcript heard, SourceRemark remark) {
        return new Transcript(heard.id(), heard.channel(), heard.source().with(List.of(remark)), heard.engine(), heard.turns());
    }
}
