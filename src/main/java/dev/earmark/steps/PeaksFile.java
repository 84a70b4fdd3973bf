package dev.earmark.steps;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.Peaks;
import dev.earmark.blobs.BlobStore;
import dev.earmark.store.Interactions.Blob;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The outline of a call as audiowaveform's data file of version 2, which players draw: 24 bytes of header, then for each {@value
 * #PIXELS_PER_SECOND}th of a second and each party the least and the greatest sample as signed bytes.
 */
final class PeaksFile {

    static final String NAME = "peaks";
    static final int PIXELS_PER_SECOND = 50;
    private static final int HEADER_BYTES = 24;
    private static final int VERSION = 2;
    private static final int EIGHT_BITS = 1;

    private PeaksFile() {}

    static byte[] of(CallAudio call) {
        List<byte[]> channels = call.parties().stream().map(party -> outline(call, party)).toList();
        int pixels = channels.stream().mapToInt(channel -> channel.length / 2).max().orElse(0);
        int rateHz = call.parties().getFirst().pcm().sampleRateHz();
        ByteBuffer file = ByteBuffer.allocate(Math.addExact(HEADER_BYTES, Math.multiplyExact(pixels, 2 * channels.size())))
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(VERSION).putInt(EIGHT_BITS).putInt(rateHz).putInt(samplesPerPixel(rateHz)).putInt(pixels).putInt(channels.size());
        for (int pixel = 0; pixel < pixels; pixel++) {
            for (byte[] channel : channels) {
                boolean ended = 2 * pixel >= channel.length; // one party's file may be shorter
                file.put(ended ? 0 : channel[2 * pixel]).put(ended ? 0 : channel[2 * pixel + 1]);
            }
        }
        return file.array();
    }

    /** Each party at its own rate, so that a pixel is the same time for both. */
    private static byte[] outline(CallAudio call, CallAudio.Party party) {
        CallAudio alone = new CallAudio(call.recording(), call.source(), List.of(party));
        return Peaks.of(alone, samplesPerPixel(party.pcm().sampleRateHz())).channels().getFirst();
    }

    private static int samplesPerPixel(int rateHz) {
        return rateHz / PIXELS_PER_SECOND;
    }
}
