package dev.earmark.pipeline;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the name of a file says about what is in it. */
final class FileNames {

    private static final List<String> RECORDINGS = List.of(
            ".wav", ".wave", ".mp3", ".m4a", ".aac", ".mp4", ".opus", ".ogg", ".oga", ".flac", ".gsm", ".webm", ".amr", ".wma", ".aif",
            ".aiff", ".au");
    private static final List<String> TRANSCRIPTS = List.of(".json", ".jsonl", ".ndjson");

    private FileNames() {}

    static boolean isTranscript(Path file) {
        return TRANSCRIPTS.stream().anyMatch(shown(file).toLowerCase(Locale.ROOT)::endsWith);
    }

    static boolean isRecording(Path file) {
        return RECORDINGS.stream().anyMatch(shown(file).toLowerCase(Locale.ROOT)::endsWith);
    }

    static boolean hasRecordingBeside(Path json) {
        return RECORDINGS.stream().anyMatch(ending -> Files.isRegularFile(withEnding(json, ending)));
    }

    /** A link to a recording is none. */
    static boolean hasOwnRecordingBeside(Path json) {
        return RECORDINGS.stream().anyMatch(ending -> Files.isRegularFile(withEnding(json, ending), LinkOption.NOFOLLOW_LINKS));
    }

    static Path withEnding(Path file, String ending) {
        return file.resolveSibling(stem(file) + ending);
    }

    /** The name without folder and ending: {@code call} of {@code calls/call.wav}. */
    static String stem(Path file) {
        String name = shown(file);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static String shown(Path file) {
        return String.valueOf(file.getFileName());
    }
}
