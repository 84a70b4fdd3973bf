package dev.earmark.eval.bench;

import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * A recording of any length, made of shorter ones that are played one after the other, again and again.
 *
 * @param recordings WAV files of one shape: sample rate, channels, encoding
 */
public record LongCall(List<Path> recordings) {

    /** @throws IllegalArgumentException without recordings */
    public LongCall {
        recordings = List.copyOf(recordings);
        if (recordings.isEmpty()) {
            throw new IllegalArgumentException("no recordings");
        }
    }

    /**
     * @param seconds length of what is written
     * @throws Rejected with {@code eval.recordings-differ} when a recording is no WAV file, is empty or has another shape than the first
     */
    public void write(double seconds, Path file) throws IOException {
        AudioFormat shape = shape(recordings.getFirst()).getFormat();
        long frames = (long) (seconds * shape.getFrameRate());
        Iterator<InputStream> parts = parts(shape, frames).stream().map(LongCall::samples).iterator();
        try (AudioInputStream sound = new AudioInputStream(new SequenceInputStream(enumeration(parts)), shape, frames)) {
            AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /** As many as it takes. */
    private List<Path> parts(AudioFormat shape, long frames) throws IOException {
        List<Path> parts = new ArrayList<>();
        long missing = frames;
        while (missing > 0) {
            Path recording = recordings.get(parts.size() % recordings.size());
            AudioFileFormat file = shape(recording);
            if (!file.getFormat().matches(shape) || file.getFrameLength() <= 0) {
                throw new Rejected("eval.recordings-differ",
                        "%s is empty, or has another sample rate, encoding or number of channels than %s; give recordings of one shape."
                        .formatted(recording, recordings.getFirst()));
            }
            parts.add(recording);
            missing -= file.getFrameLength();
        }
        return parts;
    }

    private static AudioFileFormat shape(Path recording) throws IOException {
        try {
            return AudioSystem.getAudioFileFormat(recording.toFile());
        } catch (UnsupportedAudioFileException other) {
            throw new Rejected("eval.recordings-differ", recording + " is no WAV file; give WAV recordings of one shape.", other);
        }
    }

    private static InputStream samples(Path recording) {
        try {
            return AudioSystem.getAudioInputStream(recording.toFile());
        } catch (UnsupportedAudioFileException changed) {
            throw new IllegalStateException(recording + " was a WAV file just now", changed);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static Enumeration<InputStream> enumeration(Iterator<InputStream> streams) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return streams.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return streams.next();
            }
        };
    }
}
