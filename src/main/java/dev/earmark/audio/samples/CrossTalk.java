package dev.earmark.audio.samples;

import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Where a channel carries a copy of what another one carries at the same time: cross-talk of lines, echo of a loudspeaker, stereo coding at
 * low rates. Judged by the correlation of the waves in pieces of 200 ms, at the delay that the two channels have in common, whatever the
 * phase. Immutable; safe for many threads.
 */
public final class CrossTalk {

    private static final int PIECE_FRAMES = WavePieces.FRAMES;
    /** Of the loudest pieces of the other channel so many are looked at to find the delay. */
    private static final int PIECES_LOOKED_AT = 24;
    /** Share of the wave that is a copy, as correlation: half of its power. */
    private static final double COPY = 0.7;
    /** Where the copy is far below, what the line and the codec add to it counts more. */
    private static final double FAINT_COPY = 0.35;
    private static final double FAINT_DB = 14;
    private static final double LEAST_COMMON = 0.25;
    private static final double SILENT_DBFS = -65;

    private final BitSet copies;

    private CrossTalk(BitSet copies) {
        this.copies = copies;
    }

    /** Of a channel without copies. */
    public static CrossTalk none() {
        return new CrossTalk(new BitSet());
    }

    /** @param frame of {@link FrameLevels#FRAME_MS} */
    public boolean at(int frame) {
        return copies.get(frame);
    }

    /** Share of the frames from one time to another that are copies, 0 to 1. */
    public double share(long startMs, long endMs) {
        int from = (int) (startMs / FrameLevels.FRAME_MS);
        int end = (int) Math.max(from + 1L, endMs / FrameLevels.FRAME_MS);
        return copies.get(from, end).cardinality() / (double) (end - from);
    }

    /**
     * Where {@code own} carries a fainter copy of {@code other}.
     *
     * @param fainterDb by how much a copy is fainter at least; below 0 for a channel that may be a mix of others
     */
    public static CrossTalk in(Pcm own, FrameLevels ownLevels, Pcm other, FrameLevels otherLevels, double fainterDb) {
        if (own.sampleRateHz() != other.sampleRateHz()) {
            return none();
        }
        WavePieces pieces = new WavePieces(own, other);
        int lag = pieces.commonDelay(loudest(ownLevels, otherLevels, fainterDb), LEAST_COMMON);
        BitSet copies = new BitSet();
        if (lag == Integer.MIN_VALUE) {
            return new CrossTalk(copies);
        }
        int half = PIECE_FRAMES / 2;
        for (int frame = 0; frame + PIECE_FRAMES <= Math.min(ownLevels.count(), otherLevels.count()); frame += half) {
            double own20 = loudness(ownLevels, frame);
            double below = loudness(otherLevels, frame) - own20;
            double least = below >= FAINT_DB ? FAINT_COPY : COPY;
            if (own20 > SILENT_DBFS && below >= fainterDb
                    && Math.abs(pieces.correlation(frame / half * (long) WavePieces.SIZE / 2, lag)) >= least) {
                copies.set(frame, frame + PIECE_FRAMES);
            }
        }
        return new CrossTalk(copies);
    }

    /** Both together. */
    public CrossTalk and(CrossTalk more) {
        BitSet all = (BitSet) copies.clone();
        all.or(more.copies);
        return new CrossTalk(all);
    }

    /** Mean power over a piece, in decibels. */
    static double loudness(FrameLevels levels, int frame) {
        double power = 0;
        for (int i = frame; i < frame + PIECE_FRAMES; i++) {
            power += Math.pow(10, levels.dbfs(i) / 10);
        }
        return 10 * Math.log10(power / PIECE_FRAMES + 1e-12);
    }

    /** Pieces in which the other channel is loudest, by number. */
    private static int[] loudest(FrameLevels own, FrameLevels other, double fainterDb) {
        int count = Math.min(own.count(), other.count()) / PIECE_FRAMES;
        double[] ours = IntStream.range(0, count).mapToDouble(piece -> loudness(own, piece * PIECE_FRAMES)).toArray();
        double[] theirs = IntStream.range(0, count).mapToDouble(piece -> loudness(other, piece * PIECE_FRAMES)).toArray();
        return IntStream.range(0, count).boxed()
                .filter(piece -> ours[piece] > SILENT_DBFS && theirs[piece] - ours[piece] >= fainterDb)
                .sorted((a, b) -> Double.compare(theirs[b], theirs[a]))
                .limit(PIECES_LOOKED_AT).mapToInt(Integer::intValue).toArray();
    }
}
