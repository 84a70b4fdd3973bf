package dev.earmark.audio.ffmpeg;

import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes with the programs {@code ffmpeg} and {@code ffprobe}, where they run (they want X, ALSA and PulseAudio of the system): what
 * {@link FfmpegDecoder} is compared with, in tests and by {@code eval decoder}.
 */
final class ProgramDecoder {

    private static final Pattern CHANNELS = Pattern.compile("^channels=(\\d{1,9})$", Pattern.MULTILINE);
    private static final Pattern RATE = Pattern.compile("^sample_rate=(\\d{1,9})$", Pattern.MULTILINE);
    private static final Pattern SECONDS = Pattern.compile("^duration=(\\d{1,9}(?:\\.\\d{1,9})?)$", Pattern.MULTILINE);

    private final AudioSettings settings;
    private final DecoderLibraries libraries;

    ProgramDecoder(AudioSettings settings, DecoderLibraries libraries) {
        this.settings = settings;
        this.libraries = libraries;
    }

    /** Whether the programs start on this machine. */
    boolean runs() {
        return run("ffprobe", List.of("-v", "quiet", "-version")).exitCode() == 0;
    }

    SoundShape shape(Path file, SoundKind kind) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-hide_banner"));
        arguments.addAll(input(file, kind));
        arguments.addAll(List.of("-select_streams", "a:0", "-show_entries", "stream=channels,sample_rate,duration:format=duration",
                "-of", "default=noprint_wrappers=1"));
        LimitedProcess.Ended ended = run("ffprobe", arguments);
        if (ended.exitCode() != 0) {
            throw FfmpegDecoder.undecodable(file);
        }
        Matcher channels = CHANNELS.matcher(ended.output());
        Matcher rate = RATE.matcher(ended.output());
        if (!channels.find() || !rate.find()) {
            throw new Rejected("audio.no-sound", PlainText.name(file) + " has no sound in it.");
        }
        Matcher seconds = SECONDS.matcher(ended.output());
        return SoundShape.checked(file, Long.parseLong(channels.group(1)), Long.parseLong(rate.group(1)),
                seconds.find() ? Double.parseDouble(seconds.group(1)) : 0);
    }

    void decode(Path file, SoundKind kind, Path wav) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-hide_banner", "-nostdin", "-y"));
        arguments.addAll(input(file, kind));
        // one second more than is allowed, so that the caller can tell the longest recording from one that was stopped
        String seconds = String.format(Locale.ROOT, "%.3f", settings.longest().toMillis() / 1000.0 + 1);
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-threads", "1",
                "-t", seconds, "-fs", Long.toString(settings.mostBytes()), "-c:a", "pcm_s16le", "-bitexact", "-f", "wav",
                "file:" + wav.toAbsolutePath()));
        if (run("ffmpeg", arguments).exitCode() != 0) {
            throw FfmpegDecoder.undecodable(file);
        }
    }

    /** The {@code file:} before the path keeps a name that begins with a dash or holds a colon from being read as anything else. */
    private static List<String> input(Path file, SoundKind kind) {
        return List.of("-protocol_whitelist", "file,pipe", "-format_whitelist", kind.demuxer(), "-threads", "1",
                "-f", kind.demuxer(), "-i", "file:" + file.toAbsolutePath());
    }

    private LimitedProcess.Ended run(String name, List<String> arguments) {
        return program(libraries, name, arguments, settings);
    }

    /** Runs one of the programs as it is. */
    static LimitedProcess.Ended program(DecoderLibraries libraries, String name, List<String> arguments, AudioSettings settings) {
        Path folder = libraries.programs();
        List<String> command = new ArrayList<>();
        command.add(folder.resolve(libraries.onWindows() ? name + ".exe" : name).toString());
        command.addAll(arguments);
        Map<String, String> environment = libraries.onWindows()
                ? Map.of("PATH", folder.toString(), "SystemRoot", "C:\\Windows")
                : Map.of("LD_LIBRARY_PATH", folder.toString(), "DYLD_LIBRARY_PATH", folder.toString(), "LC_ALL", "C");
        // room for the header and for the block that is being written when the limit is reached
        return new LimitedProcess(settings.decoding(), settings.mostBytes() + (1 << 20)).run(folder, command, environment);
    }
}
