package dev.earmark.pipeline;

import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What people drop into folders, without taking it in: recordings with their sidecars, and transcripts. Follows no symbolic link, so
 * that nothing outside the folder is read. Safe for many threads.
 */
public final class ConversationFiles {

    private static final List<String> UNFINISHED = List.of(".part", ".partial", ".filepart", ".tmp", ".crdownload", "~");
    private static final int DEEPEST = 16;

    private final ConversationTexts texts;
    private final CallPairs pairs;
    private final NamedFiles names;
    private final Sidecar sidecar = new Sidecar();

    public ConversationFiles(IntakeSettings settings) {
        this.texts = new ConversationTexts(KnownExports.all(), settings);
        this.pairs = settings.callPairs();
        this.names = new NamedFiles(settings);
    }

    /**
     * Recordings and transcripts below a folder, in the order of their names; neither sidecars nor hidden or unfinished files. Of two
     * recordings that are one call, the agent's.
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
            return pairs.leaders(files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> FileNames.isRecording(file) || FileNames.isTranscript(file))
                    .filter(file -> finished(file) && entered(folder, file, enter))
                    .filter(file -> !OwnOutput.is(file) && !sidecar.is(file))
                    .sorted()
                    .toList());
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
                    .filter(file -> !OwnOutput.is(file))
                    .filter(file -> !taken.contains(file) && entered(folder, file, enter) && why(file).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Rejected("pipeline.unreadable", "The folder " + folder + " cannot be read: " + unreadable.getMessage() + ".",
                    unreadable);
        }
    }

    /** What {@link #passedOver} finds below a whole folder, by the reason; throws as that does. */
    public Map<Left, List<Path>> passedOverBelow(Path folder) {
        Map<Left, List<Path>> left = new EnumMap<>(Left.class);
        for (Path file : passedOver(folder, below -> true, Set.of())) {
            why(file).ifPresent(why -> left.computeIfAbsent(why, _ -> new ArrayList<>()).add(file));
        }
        return left;
    }

    /** Why a file is passed over; empty when it is taken in, alone or with its recording. */
    public Optional<Left> why(Path file) {
        if (Files.isSymbolicLink(file)) {
            return Optional.of(Left.LINK);
        } else if (!finished(file)) {
            return Optional.of(Left.UNFINISHED);
        } else if (!FileNames.isRecording(file) && !FileNames.isTranscript(file) && !sidecar.is(file)) {
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

    /** The call that a recording is half of; empty when it is a whole one, or the other half is not there. */
    public Optional<CallPairs.Pair> pair(Path recording) {
        return pairs.of(recording);
    }

    /** Whether a recording has the name of half a call and the other half is not there: it may be still to come. */
    public boolean waitsForPair(Path recording) {
        return pairs.isHalf(recording) && pairs.of(recording).isEmpty();
    }

    /** Whether its name is one of a recording or a transcript. */
    public boolean isConversation(Path file) {
        return FileNames.isRecording(file) || FileNames.isTranscript(file);
    }

    /** Whether its name is one of a recording, a transcript, or what may stand beside a recording. */
    public boolean mayBelong(Path file) {
        return isConversation(file) || Sidecar.isMetadata(file);
    }

    public boolean isTranscript(Path file) {
        return FileNames.isTranscript(file);
    }

    /** Whether a {@code .json} or {@code .xml} without a recording beside it and without turns: its recording may be still to come. */
    public boolean waitsForRecording(Path file) {
        boolean named = FileNames.shown(file).endsWith(".json") || Sidecar.isMetadata(file);
        return named && !FileNames.hasRecordingBeside(file) && sidecar.fits(file);
    }

    /** The file beside a recording that says more about it. */
    public Optional<Path> sidecar(Path recording) {
        return Sidecar.places(recording).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).findFirst();
    }

    /**
     * The recording of which a transcript says the words: that of the same name beside it, else the one that it names, in its own folder.
     *
     * @param named the name of a file, as the transcript has it; folders in it do not count
     */
    public Optional<Path> recordingOf(Path transcript, String named) {
        Optional<Path> beside = FileNames.recordingBeside(transcript);
        return beside.isPresent() ? beside : Optional.of(named.replaceAll(".*[/\\\\]", "")).filter(name -> !name.isBlank())
                .flatMap(ConversationFiles::asPath).map(transcript::resolveSibling)
                .filter(file -> FileNames.isRecording(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    private static Optional<Path> asPath(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException noName) {
            return Optional.empty();
        }
    }

    /** What its sidecar says. @throws Rejected with {@code pipeline.sidecar-invalid} or {@code pipeline.json-invalid} */
    public Details beside(Path recording) {
        return sidecar(recording).isEmpty() ? Details.NOTHING : sidecar.beside(recording);
    }

    /** What the names of a file and its folders say, by the setting; of a recording that is half a call, what both names say. */
    public Details named(Path file) {
        Optional<CallPairs.Pair> pair = isTranscript(file) ? Optional.empty() : pairs.of(file);
        return pair.map(names::of).orElseGet(() -> names.of(file));
    }

    /** The name of a file as {@code intake.name-pattern} reads it. */
    public String stem(Path file) {
        Optional<CallPairs.Pair> pair = isTranscript(file) ? Optional.empty() : pairs.of(file);
        return pair.map(CallPairs.Pair::name).orElseGet(() -> FileNames.conversation(file));
    }

    /** Told of each conversation in a file. */
    public interface TextSink {

        /**
         * @param place for messages; @param json as our own format describes it; one that is too large is cut off one byte behind the limit
         */
        void text(String place, byte[] json);

        /** @param bytes what cannot be read */
        void wrong(String place, byte[] bytes, Fault fault);
    }

    /**
     * Tells of each conversation in a file of transcripts, one at a time, whatever its format.
     *
     * @throws Rejected with {@code pipeline.unreadable}
     */
    public void texts(Path file, TextSink sink) {
        texts.each(file, false, new ConversationTexts.Sink() {
            @Override
            public void text(String place, String suffix, byte[] json) {
                sink.text(place, json);
            }

            @Override
            public void wrong(String place, byte[] bytes, Fault fault) {
                sink.wrong(place, bytes, fault);
            }
        });
    }
}
