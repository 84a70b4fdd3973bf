package dev.earmark.review.words;

import dev.earmark.fault.Conflict;
import dev.earmark.measure.Loudness;
import dev.earmark.store.Findings.Heard;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.Map;

/** Agent and customer were taken for each other. */
final class SwappedParties {

    private static final int HEADER_BYTES = 24;
    private static final int CHANNELS_AT = 20;

    private SwappedParties() {}

    /** @throws Conflict with {@code review.parties-unknown} when nobody knows who speaks */
    static Heard of(Heard heard) {
        Transcript before = heard.transcript();
        if (before.turns().stream().allMatch(turn -> turn.speaker() == Speaker.UNKNOWN)) {
            throw new Conflict("review.parties-unknown", "It is not known who speaks here, so the parties cannot be swapped.");
        }
        Map<Speaker, Loudness> loudness = new EnumMap<>(Speaker.class);
        heard.loudness().forEach((speaker, level) -> loudness.put(speaker.other(), level));
        return new Heard(before.swapped(), loudness);
    }

    /** The outline of the sound with its two lanes swapped; one of another number of lanes stays as it is. */
    static byte[] outline(byte[] peaks) {
        byte[] swapped = peaks.clone();
        if (peaks.length < HEADER_BYTES || ByteBuffer.wrap(peaks).order(ByteOrder.LITTLE_ENDIAN).getInt(CHANNELS_AT) != 2) {
            return swapped;
        }
        for (int at = HEADER_BYTES; at + 4 <= peaks.length; at += 4) {
            System.arraycopy(peaks, at, swapped, at + 2, 2);
            System.arraycopy(peaks, at + 2, swapped, at, 2);
        }
        return swapped;
    }
}
