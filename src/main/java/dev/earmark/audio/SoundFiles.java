package dev.earmark.audio;

import dev.earmark.audio.format.OtherContent;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.audio.format.WavFile;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Opens sound files of any kind under the limits: WAV as it stands, everything else by way of a decoded copy. */
final class SoundFiles {

    private static final int START_BYTES = 4_096;
    private static final Set<OpenOption> SCRATCH = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);

    private final AudioSettings settings;
    private final MediaDecoder decoder;

    SoundFiles(AudioSettings settings, MediaDecoder decoder) {
        this.settings = settings;
        this.decoder = decoder;
    }

    SoundShape shape(Path file) {
        SoundKind kind = kind(file);
        if (!ours(file, kind)) {
            return decoder.shape(file, kind);
        }
        try (WavFile wav = WavFile.open(file, StandardOpenOption.READ)) {
            return wav.shape();
        }
    }

    /** As the header says, within the limits. */
    SoundShape promised(Path file) {
        SoundShape shape = shape(file);
        within(file, shape.seconds());
        return shape;
    }

    SoundFile open(Path file) {
        SoundKind kind = kind(file);
        WavFile wav = ours(file, kind) ? WavFile.open(file, StandardOpenOption.READ) : decoded(file, kind);
        try {
            within(file, wav.shape().seconds());
            Path name = file.getFileName();
            return new SoundFile(name == null ? "" : name.toString(), Sha256.of(file), wav.shape(), wav);
        } catch (IOException e) {
            wav.close();
            throw WavFile.unreadable(file, e);
        } catch (RuntimeException e) {
            wav.close();
            throw e;
        }
    }

    private static boolean ours(Path file, SoundKind kind) {
        return kind == SoundKind.WAV && WavFile.isReadable(file);
    }

    private WavFile decoded(Path file, SoundKind kind) {
        SoundShape promised = decoder.shape(file, kind);
        within(file, promised.seconds());
        FileChannel copy = scratchFile();
        try {
            decoder.decode(file, kind, copy);
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

    /** MP3 and bare AAC do not tell their length, it is only estimated. */
    private void whole(Path file, SoundKind kind, SoundShape promised, WavFile wav) {
        double seconds = wav.shape().seconds();
        try {
            within(file, seconds);
            boolean told = kind != SoundKind.MP3 && kind != SoundKind.AAC;
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

    SoundKind kind(Path file) {
        if (!Files.exists(file)) {
            throw new NotFound("audio.no-such-file", "There is no file " + PlainText.name(file) + ".");
        }
        if (!Files.isRegularFile(file)) {
            throw new Rejected("audio.not-a-file", PlainText.name(file) + " is not a file with a recording.");
        }
        byte[] start = start(file);
        SoundKind kind = SoundKind.of(start);
        if (kind == null) {
            throw new Rejected("audio.not-a-recording", "%s is %s; send WAV, MP3, M4A, Opus, FLAC, GSM or WebM."
                    .formatted(PlainText.name(file), OtherContent.name(start)));
        }
        return kind;
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
