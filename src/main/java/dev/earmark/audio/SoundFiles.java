package dev.earmark.audio;

import dev.earmark.audio.format.OtherContent;
import dev.earmark.audio.format.RawSound;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.audio.format.WavFile;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.SourceRemark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens sound files of any kind under the limits: WAV as it stands, everything else by way of a decoded copy. */
final class SoundFiles {

    private static final int START_BYTES = 4_096;
    /** Of plain samples: ADPCM of 4 bits at 8 kHz, one channel. */
    private static final double LEAST_BITS_A_SECOND = 32_000;
    /** Encoders put some silence before the sound, which is no delay. */
    private static final double LEAST_DELAY_SECONDS = 0.1;
    private static final Set<OpenOption> SCRATCH = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);

    private final AudioSettings settings;
    private final MediaDecoder decoder;

    SoundFiles(AudioSettings settings, MediaDecoder decoder) {
        this.settings = settings;
        this.decoder = decoder;
    }

    SoundShape shape(Given given) {
        Path file = given.file();
        RawSound raw = raw(given);
        if (raw != null) {
            try (WavFile wav = WavFile.raw(file, raw, StandardOpenOption.READ)) {
                return wav.shape();
            }
        }
        SoundKind kind = kind(given);
        if (!ours(file, kind)) {
            return whole(file, streams(file, kind));
        }
        try (WavFile wav = WavFile.open(file, StandardOpenOption.READ)) {
            return wav.shape();
        }
    }

    /** As the header says, within the limits. */
    SoundShape promised(Given given) {
        SoundShape shape = shape(given);
        within(given.file(), shape.seconds());
        return shape;
    }

    SoundFile open(Given given) {
        Path file = given.file();
        RawSound raw = raw(given);
        SoundKind kind = raw == null ? kind(given) : SoundKind.WAV;
        List<SourceRemark> remarks = new ArrayList<>();
        List<SoundFile.Stream> opened = new ArrayList<>();
        try {
            if (raw != null) {
                opened.add(new SoundFile.Stream(WavFile.raw(file, raw, StandardOpenOption.READ), 0));
                remarks.add(new SourceRemark("audio.raw",
                        "The file has no header and was read as the ending of its name says, at %d samples a second."
                        .formatted(raw.sampleRateHz())));
            } else if (ours(file, kind)) {
                WavFile wav = WavFile.open(file, StandardOpenOption.READ);
                opened.add(new SoundFile.Stream(wav, 0));
                remarks.addAll(wav.remarks());
            } else {
                decode(file, kind, opened, remarks);
            }
            SoundShape shape = whole(file, opened.stream()
                    .map(stream -> new MediaDecoder.Stream(stream.wav().shape(), stream.delaySeconds())).toList());
            within(file, shape.seconds());
            return new SoundFile(given.name(), Sha256.of(file), shape, opened, remarks);
        } catch (IOException e) {
            opened.forEach(stream -> stream.wav().close());
            throw WavFile.unreadable(file, e);
        } catch (RuntimeException e) {
            opened.forEach(stream -> stream.wav().close());
            throw e;
        }
    }

    /** All streams together. */
    private static SoundShape whole(Path file, List<MediaDecoder.Stream> streams) {
        if (streams.size() == 1) {
            return streams.getFirst().shape();
        }
        double begin = streams.stream().mapToDouble(MediaDecoder.Stream::startSeconds).min().orElse(0);
        double end = streams.stream().mapToDouble(stream -> stream.startSeconds() + stream.shape().seconds()).max().orElse(0);
        int channels = streams.stream().mapToInt(stream -> stream.shape().channels()).sum();
        return SoundShape.checked(file, channels, streams.getFirst().shape().sampleRateHz(), end - begin);
    }

    private static boolean ours(Path file, SoundKind kind) {
        return kind == SoundKind.WAV && WavFile.look(file).readable();
    }

    private @Nullable RawSound raw(Given given) {
        RawSound raw = RawSound.of(given.name(), settings.rawLayout(), settings.rawRate());
        if (raw == null) {
            return null;
        }
        byte[] start = checkedStart(given.file());
        SoundKind marked = SoundKind.of(start);
        return marked != null && !marked.unmarked() || OtherContent.isKnown(start) ? null : raw;
    }

    /** Of a WAV, and of other kinds that say more than they can hold, the length is what the bytes allow. */
    private List<MediaDecoder.Stream> streams(Path file, SoundKind kind) {
        double most = most(file, kind);
        return decoder.streams(file, kind).stream().map(stream -> {
            SoundShape shape = stream.shape();
            double seconds = most > 0 && shape.seconds() > most ? most : shape.seconds();
            return new MediaDecoder.Stream(new SoundShape(shape.channels(), shape.sampleRateHz(), seconds), stream.startSeconds());
        }).toList();
    }

    /** @return seconds of sound that the file can hold at most; 0 when its size does not tell */
    private static double most(Path file, SoundKind kind) {
        return switch (kind) {
            case WAV -> WavFile.look(file).seconds();
            case RF64, WAV_64, AU, AIFF, CAF -> size(file) * 8.0 / LEAST_BITS_A_SECOND;
            default -> 0;
        };
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            throw WavFile.unreadable(file, gone);
        }
    }

    private void decode(Path file, SoundKind kind, List<SoundFile.Stream> opened, List<SourceRemark> remarks) {
        List<MediaDecoder.Stream> streams = streams(file, kind);
        within(file, whole(file, streams).seconds());
        double begin = streams.stream().mapToDouble(MediaDecoder.Stream::startSeconds).min().orElse(0);
        for (int i = 0; i < streams.size(); i++) {
            double delay = streams.get(i).startSeconds() - begin;
            opened.add(new SoundFile.Stream(decoded(file, kind, i, streams.get(i).shape()), delay > LEAST_DELAY_SECONDS ? delay : 0));
        }
        if (kind == SoundKind.WAV) {
            remarks.addAll(WavFile.look(file).remarks());
        }
        if (streams.size() > 1) {
            remarks.add(new SourceRemark("audio.several-tracks", "The file has %d sound tracks; each was taken as one party."
                    .formatted(streams.size())));
        }
    }

    private WavFile decoded(Path file, SoundKind kind, int stream, SoundShape promised) {
        FileChannel copy = scratchFile();
        try {
            decoder.decode(file, kind, stream, copy);
            WavFile wav = WavFile.of(file, copy);
            whole(file, kind, promised, wav);
            return wav;
        } catch (RuntimeException e) {
            WavFile.closeQuietly(copy);
            throw e;
        }
    }

    /** Unix removes the name at once, so that even a killed program leaves nothing behind. */
    private FileChannel scratchFile() {
        try {
            Path folder = Files.createDirectories(settings.scratchFolder());
            return FileChannel.open(folder.resolve("call-" + UUID.randomUUID() + ".wav"), SCRATCH, ownerOnly(folder));
        } catch (IOException e) {
            throw new Unavailable("audio.scratch-folder",
                    "Nothing can be written to %s, where decoded recordings are kept for a while; check that it is writable and has room."
                    .formatted(settings.scratchFolder()), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    /** MP3 and bare AAC do not tell their length, it is only estimated; plain samples are read to the end of the file. */
    private void whole(Path file, SoundKind kind, SoundShape promised, WavFile wav) {
        double seconds = wav.shape().seconds();
        try {
            within(file, seconds);
            boolean told = kind != SoundKind.MP3 && kind != SoundKind.AAC && most(file, kind) == 0;
            if (told && seconds < 0.95 * promised.seconds() - 1) {
                throw new Rejected("audio.cut-off",
                        "%s declares %.0f s of sound but holds %.0f s: it was cut off; send the whole recording."
                        .formatted(PlainText.name(file), promised.seconds(), seconds));
            }
        } catch (Rejected e) {
            wav.close();
            throw e;
        }
    }

    private void within(Path file, double seconds) {
        if (seconds > settings.longest().toMillis() / 1000.0) {
            throw new Rejected("audio.too-long", "%s is longer than %d minutes, the longest that is accepted."
                    .formatted(PlainText.name(file), settings.longest().toMinutes()));
        }
    }

    SoundKind kind(Given given) {
        byte[] start = checkedStart(given.file());
        SoundKind kind = SoundKind.of(start);
        if (kind == null && raw(given) != null) {
            return SoundKind.WAV;
        }
        if (kind == null) {
            throw new Rejected("audio.not-a-recording", "%s is %s; send WAV, MP3, M4A, Opus, FLAC, GSM or WebM."
                    .formatted(PlainText.name(given.file()), OtherContent.name(start)));
        }
        return kind;
    }

    /** As it stands in HTTP headers. */
    String mediaType(Given given) {
        return raw(given) != null ? "application/octet-stream" : kind(given).mediaType();
    }

    private byte[] checkedStart(Path file) {
        if (!Files.exists(file)) {
            throw new NotFound("audio.no-such-file", "There is no file " + PlainText.name(file) + ".");
        }
        if (!Files.isRegularFile(file)) {
            throw new Rejected("audio.not-a-file", PlainText.name(file) + " is not a file with a recording.");
        }
        return start(file);
    }

    private byte[] start(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            if (Files.size(file) > settings.mostBytes()) {
                throw new Rejected("audio.too-large", "%s has %d bytes, but at most %d are accepted."
                        .formatted(PlainText.name(file), Files.size(file), settings.mostBytes()));
            }
            return bytes.readNBytes(START_BYTES);
        } catch (IOException e) {
            throw WavFile.unreadable(file, e);
        }
    }
}
