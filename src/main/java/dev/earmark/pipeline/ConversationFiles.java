package dev.earmark.pipeline;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What people drop into folders, without taking it in: recordings with their sidecars, and transcripts. Follows no symbolic link, so
 * that nothing outside the folder is read. Safe for many threads.
 */
public final class ConversationFiles {

    private static final List<String> UNFINISHED = List.of(".part", ".partial", ".filepart", ".tmp", ".crdownload", "~");
    private static final int DEEPEST = 16;

    private final IntakeSettings settings;
    private final Sidecar sidecar = new Sidecar();

    public ConversationFiles(IntakeSettings settings) {
        this.settings = settings;
    }

    /**
     * Recordings and transcripts below a folder, in the order of their names; neither sidecars nor hidden or unfinished files.
     *
     * @param enter whether a folder below is looked into
     * @throws NotFound when there is no such folder
     * @throws Rejected with {@code pipeline.unreadable}
     */
    public List<Path> below(Path folder, Predicate<Path> enter) {
        if (!Files.isDirectory(folder)) {
            throw new NotFound("pipeline.folder-unknown", "There is no folder " + folder + ".");
        }
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> FileNames.isRecording(file) || FileNames.isTranscript(file))
                    .filter(file -> finished(file) && entered(folder, file, enter))
                    .filter(file -> !OwnOutput.is(file) && !sidecar.is(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Rejected("pipeline.unreadable", "The folder " + folder + " cannot be read: " + unreadable.getMessage() + ".",
                    unreadable);
        }
    }

    /** Why a file in a folder is not taken in. */
    public enum Left { LINK, UNKNOWN_KIND, UNFINISHED, BESIDE_LINK }

    /**
     * Everything below a folder that is passed over and that nobody takes in together with something else; no hidden files.
     *
     * @param taken what {@link #below} has found
     * @throws Rejected with {@code pipeline.unreadable}
     */
    public List<Path> passedOver(Path folder, Predicate<Path> enter, Set<Path> taken) {
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            return files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !FileNames.shown(file).startsWith("."))
                    .filter(file -> !taken.contains(file) && entered(folder, file, enter) && why(file).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Rejected("pipeline.unreadable", "The folder " + folder + " cannot be read: " + unreadable.getMessage() + ".",
                    unreadable);
        }
    }

    /** Why a file is passed over; empty when it is taken in, alone or with its recording. */
    public Optional<Left> why(Path file) {
        if (Files.isSymbolicLink(file)) {
            return Optional.of(Left.LINK);
        } else if (!finished(file)) {
            return Optional.of(Left.UNFINISHED);
        } else if (!FileNames.isRecording(file) && !FileNames.isTranscript(file)) {
            return Optional.of(Left.UNKNOWN_KIND);
        }
        return sidecar.is(file) && !FileNames.hasOwnRecordingBeside(file) ? Optional.of(Left.BESIDE_LINK) : Optional.empty();
    }

    private static boolean finished(Path file) {
        String name = FileNames.shown(file).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && UNFINISHED.stream().noneMatch(name::endsWith);
    }

    private static boolean entered(Path top, Path file, Predicate<Path> enter) {
        for (Path folder = file.getParent(); folder != null && !folder.equals(top); folder = folder.getParent()) {
            if (FileNames.shown(folder).startsWith(".") || !enter.test(folder)) {
                return false;
            }
        }
        return true;
    }

    public boolean isTranscript(Path file) {
        return FileNames.isTranscript(file);
    }

    /** Whether a {@code .json} without a recording beside it and without turns: its recording may be still to come. */
    public boolean waitsForRecording(Path file) {
        return FileNames.shown(file).endsWith(".json") && !FileNames.hasRecordingBeside(file) && sidecar.fits(file);
    }

    /** The file beside a recording that says more about it. */
    public Optional<Path> sidecar(Path recording) {
        return Optional.of(FileNames.withEnding(recording, ".json")).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** What its sidecar says. @throws Rejected with {@code pipeline.sidecar-invalid} or {@code pipeline.json-invalid} */
    public Details beside(Path recording) {
        return sidecar(recording).isEmpty() ? Details.NOTHING : sidecar.beside(recording);
    }

    /**
     * Tells of each conversation in a file of transcripts, one at a time: its place for messages, and its bytes. One that is too large
     * is cut off one byte behind the limit, so that whoever reads it refuses it.
     *
     * @throws Rejected with {@code pipeline.unreadable}
     */
    public void texts(Path file, BiConsumer<String, byte[]> sink) {
        String name = FileNames.shown(file);
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
                sink.accept(name, bytes.readNBytes(settings.mostTranscriptBytes() + 1));
                return;
            }
            JsonLines lines = new JsonLines(bytes, settings.mostTranscriptBytes());
            for (Optional<JsonLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
                sink.accept(name + ", line " + next.get().number(), next.get().bytes());
            }
        } catch (IOException unreadable) {
            throw new Rejected("pipeline.unreadable", name + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }
}
