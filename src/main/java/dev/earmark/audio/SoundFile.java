package dev.earmark.audio;

import dev.earmark.audio.format.SoundShape;
import dev.earmark.audio.format.WavFile;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.transcript.SourceRemark;
import java.util.List;

/**
 * A recording that is open for reading.
 *
 * @param name    of the file as it was given, without its folder
 * @param sha256  of the file as it was given
 * @param shape   of the recording, with the channels of all its streams
 * @param streams the file itself, or decoded copies of its sound streams; their channels are counted on
 * @param remarks what somebody should know about how it was read
 */
record SoundFile(String name, String sha256, SoundShape shape, List<Stream> streams, List<SourceRemark> remarks) implements AutoCloseable {

    /** @param delaySeconds when it begins, from the start of the recording */
    record Stream(WavFile wav, double delaySeconds) {}

    SoundFile {
        streams = List.copyOf(streams);
        remarks = List.copyOf(remarks);
    }

    Pcm channel(int number) {
        int before = 0;
        for (Stream stream : streams) {
            int channels = stream.wav.shape().channels();
            if (number < before + channels) {
                Pcm pcm = stream.wav.channel(number - before);
                return stream.delaySeconds == 0 ? pcm : new Delayed(pcm, Math.round(stream.delaySeconds * pcm.sampleRateHz()));
            }
            before += channels;
        }
        throw new IndexOutOfBoundsException(number);
    }

    @Override
    public void close() {
        streams.forEach(stream -> stream.wav.close());
    }
}
