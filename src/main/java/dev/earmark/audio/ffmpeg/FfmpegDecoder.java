package dev.earmark.audio.ffmpeg;

import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.MediaDecoder;
import dev.earmark.audio.decoder.DecoderReply;
import dev.earmark.audio.decoder.Order;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes with the libraries of ffmpeg in a separate process under limits: a flaw in one of its decoders cannot take this JVM with it. The
 * process may read files, only with the one reader that fits the sniffed kind (so a playlist is never followed), works on one sound
 * stream at a time, and writes nothing: the sound comes back through a pipe, and what comes back is not trusted.
 *
 * <p>A process that has done well is used for the next file, which spares its start. One that refused a file is not; where it ends with its
 * work undone and had read other files before, the file gets a second try in a new one.
 */
public final class FfmpegDecoder implements MediaDecoder, AutoCloseable {

    private final AudioSettings settings;
    private final DecoderProcesses processes;

    /** @param dataFolder where the libraries are unpacked at their first use; made when it is missing */
    public FfmpegDecoder(AudioSettings settings, Path dataFolder) {
        this(settings, new DecoderProcesses(new DecoderLibraries(dataFolder, DecoderLibraries.thisPlatform()), settings.decoding(),
                DecoderProcesses.thisJava()));
    }

    FfmpegDecoder(AudioSettings settings, DecoderProcesses processes) {
        this.settings = settings;
        this.processes = processes;
    }

    /** What a header says, checked. @param streams how many there are, any number */
    private record Header(Stream stream, int streams) {}

    @Override
    public List<Stream> streams(Path file, SoundKind kind) {
        Header first = tried(file, kind, 0, false, answers -> header(file, answers));
        List<Stream> all = new ArrayList<>(List.of(first.stream()));
        for (int i = 1; i < Math.min(first.streams(), SoundShape.MOST_CHANNELS); i++) {
            all.add(tried(file, kind, i, false, answers -> header(file, answers)).stream());
        }
        return all;
    }

    @Override
    public void decode(Path file, SoundKind kind, int stream, FileChannel wav) {
        try {
            tried(file, kind, stream, true, answers -> copied(file, answers, wav));
        } catch (UncheckedIOException full) {
            throw new Unavailable("audio.scratch-folder",
                    "The decoded copy of %s cannot be written to %s (%s); check that the folder may be written and has room."
                    .formatted(PlainText.name(file), settings.scratchFolder(), full.getMessage()), full);
        }
    }

    private <T> T tried(Path file, SoundKind kind, int stream, boolean sound, DecoderProcess.Reading<T> reading) {
        try (ReachableName name = new ReachableName(file, settings.scratchFolder())) {
            // one second more than is allowed, so that the caller can tell the longest recording from one that was stopped
            Order order = new Order(sound, stream, kind.demuxer(), name.text(), settings.longest().plusSeconds(1).toMillis(),
                    settings.mostBytes());
            try {
                return carriedOut(processes.take(), order, reading);
            } catch (DecoderProcess.Gone old) {
                if (old.fresh()) {
                    throw ended(file, old);
                }
                return again(file, order, reading);
            }
        } catch (IOException e) {
            throw new Unavailable("audio.scratch-folder",
                    "Nothing can be written to %s, where decoded recordings are kept for a while; check that it is writable and has room."
                    .formatted(settings.scratchFolder()), e);
        }
    }

    private <T> T again(Path file, Order order, DecoderProcess.Reading<T> reading) {
        try {
            return carriedOut(processes.fresh(), order, reading);
        } catch (DecoderProcess.Gone gone) {
            throw ended(file, gone);
        }
    }

    private <T> T carriedOut(DecoderProcess process, Order order, DecoderProcess.Reading<T> reading) throws DecoderProcess.Gone {
        boolean well = false;
        try {
            T result = process.carryOut(order, settings.decoding(), reading);
            well = true;
            return result;
        } finally {
            if (well) {
                processes.giveBack(process);
            } else {
                process.close();
            }
        }
    }

    private Unavailable ended(Path file, DecoderProcess.Gone gone) {
        if (gone.ranOutOfTime()) {
            return DecoderProcess.slow(settings.decoding());
        }
        return new Unavailable("audio.decoder-ended",
                "The sound decoder %s while it read %s; if that happens again, convert the recording to PCM WAV."
                .formatted(gone.getMessage(), PlainText.name(file)), gone);
    }

    private static Header header(Path file, DataInputStream answers) throws IOException {
        return switch (DecoderReply.read(answers)) {
            case DecoderReply.Shape shape -> new Header(new Stream(checked(file, shape), finite(shape.startSeconds())), shape.streams());
            case DecoderReply.Refused refused -> throw refused(file, refused);
            default -> throw new IOException("no shape");
        };
    }

    private static SoundShape checked(Path file, DecoderReply.Shape shape) {
        return SoundShape.checked(file, shape.channels(), shape.sampleRateHz(),
                Math.max(0, finite(shape.seconds())));
    }

    private static double finite(double seconds) {
        return Double.isFinite(seconds) ? seconds : 0;
    }

    private SoundShape copied(Path file, DataInputStream answers, FileChannel wav) throws IOException {
        SoundShape shape = header(file, answers).stream().shape();
        DecodedCopy copy = new DecodedCopy(wav);
        for (DecoderReply answer = DecoderReply.read(answers); !(answer instanceof DecoderReply.End); answer = DecoderReply.read(answers)) {
            switch (answer) {
                case DecoderReply.Shape real -> shape = checked(file, real);
                case DecoderReply.Sound(byte[] samples) when copy.soundBytes() + samples.length <= settings.mostBytes() ->
                        copy.add(samples);
                case DecoderReply.Refused refused -> throw refused(file, refused);
                default -> throw new IOException("more than was asked for");
            }
        }
        copy.finish(shape.channels(), shape.sampleRateHz());
        return shape;
    }

    private static Rejected refused(Path file, DecoderReply.Refused refused) {
        return switch (refused.reason()) {
            case NO_SOUND -> new Rejected("audio.no-sound", PlainText.name(file) + " has no sound in it.");
            case UNDECODABLE -> undecodable(file);
        };
    }

    static Rejected undecodable(Path file) {
        return new Rejected("audio.undecodable",
                PlainText.name(file)
                + " cannot be decoded: it is damaged, or its content is not what its first bytes say; convert it to PCM WAV.");
    }

    /** Ends the processes that wait for files. */
    @Override
    public void close() {
        processes.close();
    }
}
