package dev.earmark.eval.channels;

import dev.earmark.eval.mono.TwoSides;

/**
 * A call after something has happened to its channels.
 *
 * @param sides   what its file carries
 * @param laterMs by how much everything that the parties say comes later than in the call as recorded
 * @param coding  how the file is written
 */
record ChangedCall(TwoSides sides, long laterMs, ChannelCoding coding) {

    /** As a plain WAV in which nothing comes later. */
    static ChangedCall of(TwoSides sides) {
        return new ChangedCall(sides, 0, ChannelCoding.WAV);
    }

    ChangedCall coded(ChannelCoding other) {
        return new ChangedCall(sides, laterMs, other);
    }
}
