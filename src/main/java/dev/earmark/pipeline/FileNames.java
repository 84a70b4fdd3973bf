package dev.earmark.pipeline;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the name of a file says about what is in it. */
final class FileNames {

    private static final List<String> RECORDINGS = List.of(
            ".wav", ".wave", ".mp3", ".m4a", ".aac", ".mp4", ".opus", ".ogg", ".oga", ".flac", ".gsm", ".webm", ".amr", ".wma", ".aif",
            ".aiff", ".au", ".wav49", ".rf64", ".bw64", ".w64", ".mp2", ".mpga", ".adts", ".m4b", ".mov", ".3gp", ".3gpp", ".3g2", ".spx",
            ".ogv", ".mkv", ".mka", ".aifc", ".snd", ".caf", ".awb", ".asf", ".wmv", ".ulaw", ".ul", ".mulaw", ".pcmu", ".alaw", ".al",
            ".pcma", ".sln", ".slin", ".sln8", ".sln12", ".sln16", ".sln24", ".sln32", ".sln44", ".sln48", ".sln96", ".raw", ".pcm");
    private static final List<String> TRANSCRIPTS = List.of(".json", ".jsonl", ".ndjson", ".vtt", ".srt", ".txt", ".csv", ".tsv",
            ".eml", ".mbox", ".gz");

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

    /** By the same name; a link is none. */
    static Optional<Path> recordingBeside(Path file) {
        return RECORDINGS.stream().map(ending -> withEnding(file, ending))
                .filter(one -> Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)).findFirst();
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

    /** What a conversation is called that has no id: the name without {@code .gz} and without its ending. */
    static String conversation(Path file) {
        String stem = stem(file);
        boolean packed = shown(file).toLowerCase(Locale.ROOT).endsWith(".gz");
        int dot = packed ? stem.lastIndexOf('.') : -1;
        return dot > 0 ? stem.substring(0, dot) : stem;
    }

    static String shown(Path file) {
        return String.valueOf(file.getFileName());
    }
}
