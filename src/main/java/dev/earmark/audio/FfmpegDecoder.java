package dev.earmark.audio;

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
 * Decodes with the {@code ffmpeg} program, as a separate process: a flaw in one of its decoders cannot take this JVM with it. The
 * process may open files only, only with the one reader that fits the sniffed kind (so a playlist is never followed), and
 * works on the first sound stream only.
 */
public final class FfmpegDecoder implements MediaDecoder {

    private static final Pattern CHANNELS = Pattern.compile("^channels=(\\d{1,9})$", Pattern.MULTILINE);
    private static final Pattern RATE = Pattern.compile("^sample_rate=(\\d{1,9})$", Pattern.MULTILINE);
    private static final Pattern SECONDS = Pattern.compile("^duration=(\\d{1,9}(?:\\.\\d{1,9})?)$", Pattern.MULTILINE);

    private final AudioSettings settings;
    private final FfmpegProgram program;

    /** @param dataFolder where the program is unpacked at its first use; made when it is missing */
    public FfmpegDecoder(AudioSettings settings, Path dataFolder) {
        this(settings, new FfmpegProgram(dataFolder, FfmpegProgram.thisPlatform()));
    }

    FfmpegDecoder(AudioSettings settings, FfmpegProgram program) {
        this.settings = settings;
        this.program = program;
    }

    @Override
    public SoundShape shape(Path file, SoundKind kind) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-hide_banner"));
        arguments.addAll(input(file, kind));
        arguments.addAll(List.of("-select_streams", "a:0", "-show_entries", "stream=channels,sample_rate,duration:format=duration",
                "-of", "default=noprint_wrappers=1"));
        LimitedProcess.Ended ended = run("ffprobe", arguments);
        if (ended.exitCode() != 0) {
            throw undecodable(file);
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

    @Override
    public void decode(Path file, SoundKind kind, Path wav) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-hide_banner", "-nostdin", "-y"));
        arguments.addAll(input(file, kind));
        // one second more than is allowed, so that the caller can tell the longest recording from one that was stopped
        String seconds = String.format(Locale.ROOT, "%.3f", settings.longest().toMillis() / 1000.0 + 1);
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-threads", "1",
                "-t", seconds, "-fs", Long.toString(settings.mostBytes()), "-c:a", "pcm_s16le", "-bitexact", "-f", "wav",
                "file:" + wav.toAbsolutePath()));
        if (run("ffmpeg", arguments).exitCode() != 0) {
            throw undecodable(file);
        }
    }

    /** The {@code file:} before the path keeps a name that begins with a dash or holds a colon from being read as anything else. */
    private static List<String> input(Path file, SoundKind kind) {
        return List.of("-protocol_whitelist", "file,pipe", "-format_whitelist", kind.demuxer(), "-threads", "1",
                "-f", kind.demuxer(), "-i", "file:" + file.toAbsolutePath());
    }

    private LimitedProcess.Ended run(String name, List<String> arguments) {
        Path folder = program.folder();
        List<String> command = new ArrayList<>();
        command.add(folder.resolve(program.name(name)).toString());
        command.addAll(arguments);
        // room for the header and for the block that is being written when the limit is reached
        return new LimitedProcess(settings.decoding(), settings.mostBytes() + (1 << 20)).run(folder, command, environment(folder));
    }

    private Map<String, String> environment(Path folder) {
        if (program.onWindows()) {
            return Map.of("PATH", folder.toString(), "SystemRoot", "C:\\Windows");
        }
        return Map.of("LD_LIBRARY_PATH", folder.toString(), "DYLD_LIBRARY_PATH", folder.toString(), "LC_ALL", "C");
    }

    private static Rejected undecodable(Path file) {
        return new Rejected("audio.undecodable",
                PlainText.name(file) + " cannot be decoded: it is damaged, or not the kind of file that it begins as; convert it to PCM WAV.");
    }
}
