package dev.earmark.eval.channels;

import dev.earmark.eval.mono.TwoSides;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Something that happens to the channels of a call.
 *
 * @param label    for people
 * @param oneLine  whether both channels carry both voices, so that the call is to be taken for mono
 * @param variants each in one way of several, such as either direction
 */
record ChannelCondition(String label, boolean oneLine, List<Function<TwoSides, ChangedCall>> variants) {

    private static final int[] BELOW_DB = {8, 12, 18, 24, 30};
    private static final int[] LATER_MS = {1, 5, 20, 40};
    private static final double MUSIC_SECONDS = 12;
    private static final String AS_RECORDED = "as recorded";

    /** The first is the call as recorded. @param announcement of this call, at its rate */
    static List<ChannelCondition> all(short[] announcement) {
        List<ChannelCondition> all = new ArrayList<>();
        all.add(two(AS_RECORDED, ChangedCall::of));
        for (int below : BELOW_DB) {
            all.add(leak("cross-talk %d dB below".formatted(below), below, 0, 0));
        }
        all.add(leak("echo 18 dB below, 120 ms later", 18, 120, 0));
        all.add(leak("cross-talk 18 dB below, high", 18, 0, 0.9));
        all.add(two("noise on either 30 dB below", call -> ChangedCall.of(ChannelChanges.noisy(call, 30))));
        all.add(two("the same and cross-talk 18 dB below",
                call -> ChangedCall.of(ChannelChanges.noisy(ChannelChanges.leaked(call, true, 18, 0, 0), 30)),
                call -> ChangedCall.of(ChannelChanges.noisy(ChannelChanges.leaked(call, false, 18, 0, 0), 30))));
        all.add(one("both on both, right 10 dB fainter", call -> ChannelChanges.both(call, -10, 0)));
        List<Function<TwoSides, TwoSides>> delays = new ArrayList<>();
        for (int later : LATER_MS) {
            delays.add(call -> ChannelChanges.both(call, -2, later));
        }
        all.add(one("both on both, 1 to 40 ms later", delays));
        all.add(one("both on both, upside down", ChannelChanges::inverted));
        all.add(one("both on both, noise on either", call -> ChannelChanges.bothNoisy(call, 20)));
        all.add(one("both on both, own 3 dB nearer", call -> ChannelChanges.nearer(call, 3)));
        all.add(two("MP3 in joint stereo, 16, 24 kbit/s", coded(ChannelCoding.MP3_16), coded(ChannelCoding.MP3_24)));
        all.add(two("Opus in stereo, 20, 24 kbit/s", coded(ChannelCoding.OPUS_20), coded(ChannelCoding.OPUS_24)));
        all.add(new ChannelCondition("Opus at 16 kbit/s, mono in fact", true, List.of(coded(ChannelCoding.OPUS_16))));
        all.add(two("a track for each party", coded(ChannelCoding.TRACKS_MP4), coded(ChannelCoding.TRACKS_MATROSKA)));
        all.add(two("music before",
                call -> ChannelChanges.after(call, PlayedMusic.of(call.rateHz(), MUSIC_SECONDS, call.id().hashCode()))));
        all.add(two("announcement before", call -> ChannelChanges.after(call, announcement)));
        return all;
    }

    boolean asRecorded() {
        return label.equals(AS_RECORDED);
    }

    /** With one variant: calls that follow each other have different ones. */
    ChannelCondition inOneWay(int number) {
        return new ChannelCondition(label, oneLine, List.of(variants.get(number % variants.size())));
    }

    private static ChannelCondition leak(String label, int below, int laterMs, double high) {
        return two(label, call -> ChangedCall.of(ChannelChanges.leaked(call, true, below, laterMs, high)),
                call -> ChangedCall.of(ChannelChanges.leaked(call, false, below, laterMs, high)));
    }

    private static Function<TwoSides, ChangedCall> coded(ChannelCoding coding) {
        return call -> ChangedCall.of(call).coded(coding);
    }

    @SafeVarargs
    private static ChannelCondition two(String label, Function<TwoSides, ChangedCall>... variants) {
        return new ChannelCondition(label, false, List.of(variants));
    }

    private static ChannelCondition one(String label, Function<TwoSides, TwoSides> change) {
        return one(label, List.of(change));
    }

    private static ChannelCondition one(String label, List<Function<TwoSides, TwoSides>> changes) {
        return new ChannelCondition(label, true, changes.stream().map(change -> change.andThen(ChangedCall::of)).toList());
    }
}
