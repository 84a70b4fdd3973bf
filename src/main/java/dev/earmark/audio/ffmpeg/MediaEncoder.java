package dev.earmark.audio.ffmpeg;

import dev.earmark.audio.AudioSettings;
import dev.earmark.fault.Unavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes sound in formats that lose some of it, with the program {@code ffmpeg}, to measure what that does; the program itself is needed,
 * which does not start on every machine. Safe for many threads.
 */
public final class MediaEncoder {

    private final AudioSettings settings;
    private final DecoderLibraries libraries;

    /** @param dataFolder where the program is unpacked */
    public MediaEncoder(AudioSettings settings, Path dataFolder) {
        this.settings = settings;
        this.libraries = new DecoderLibraries(dataFolder, DecoderLibraries.thisPlatform());
    }

    /** Whether the program starts on this machine. */
    public boolean runs() {
        return new ProgramDecoder(settings, libraries).runs();
    }

    /**
     * Writes a file of one or more sound tracks.
     *
     * @param tracks    WAV files, one for each track
     * @param arguments for the program, such as {@code -c:a libmp3lame -b:a 16k}
     * @param to        is replaced; its ending names the format
     * @throws Unavailable when the program cannot write it
     */
    public void write(List<Path> tracks, List<String> arguments, Path to) {
        List<String> all = new ArrayList<>(List.of("-v", "error", "-hide_banner", "-nostdin", "-y", "-threads", "1"));
        tracks.forEach(track -> all.addAll(List.of("-i", "file:" + track.toAbsolutePath())));
        for (int i = 0; i < tracks.size(); i++) {
            all.addAll(List.of("-map", i + ":a"));
        }
        all.addAll(arguments);
        all.addAll(List.of("-bitexact", "file:" + to.toAbsolutePath()));
        if (ProgramDecoder.program(libraries, "ffmpeg", all, settings).exitCode() != 0) {
            throw new Unavailable("audio.decoder-missing", "The program ffmpeg could not write " + to.getFileName() + ".");
        }
    }
}
