package dev.earmark.eval.channels;

import dev.earmark.audio.ffmpeg.MediaEncoder;
import dev.earmark.audio.format.LinearWav;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.eval.mono.TwoSides;
import dev.earmark.fault.Unavailable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How two channels are written to a file. */
enum ChannelCoding {
    WAV("wav", false, List.of()),
    /** Joint stereo, as is usual. */
    MP3_16("mp3", false, List.of("-c:a", "libmp3lame", "-b:a", "16k", "-joint_stereo", "1")),
    MP3_24("mp3", false, List.of("-c:a", "libmp3lame", "-b:a", "24k", "-joint_stereo", "1")),
    /** At this rate the encoder sends one channel for both. */
    OPUS_16("ogg", false, List.of("-c:a", "libopus", "-b:a", "16k")),
    /** At such rates it narrows the stereo image: each party is heard in the other's channel. */
    OPUS_20("ogg", false, List.of("-c:a", "libopus", "-b:a", "20k")),
    OPUS_24("ogg", false, List.of("-c:a", "libopus", "-b:a", "24k")),
    /** A sound track for each party. */
    TRACKS_MP4("mp4", true, List.of("-c:a", "aac", "-b:a", "24k")),
    TRACKS_MATROSKA("mkv", true, List.of("-c:a", "libopus", "-b:a", "16k"));

    private final String ending;
    private final boolean tracks;
    private final List<String> arguments;

    ChannelCoding(String ending, boolean tracks, List<String> arguments) {
        this.ending = ending;
        this.tracks = tracks;
        this.arguments = arguments;
    }

    /** Whether the program ffmpeg has to write it. */
    boolean lossy() {
        return this != WAV;
    }

    /** @return the file, in the folder */
    Path write(TwoSides sides, Path folder, MediaEncoder encoder) {
        Pcm left = Pcm.of(sides.rateHz(), sides.agent());
        Pcm right = Pcm.of(sides.rateHz(), sides.customer());
        if (!lossy()) {
            return wav(folder.resolve("call.wav"), List.of(left, right));
        }
        List<Path> from = tracks ? List.of(wav(folder.resolve("left.wav"), List.of(left)), wav(folder.resolve("right.wav"), List.of(right)))
                : List.of(wav(folder.resolve("both.wav"), List.of(left, right)));
        Path to = folder.resolve("call." + ending);
        encoder.write(from, arguments, to);
        return to;
    }

    private static Path wav(Path file, List<Pcm> channels) {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            LinearWav.write(channels, 0, channels.getFirst().length(), out);
            return file;
        } catch (IOException full) {
            throw new Unavailable("eval.not-written", "The changed call cannot be written to " + file + ": " + full.getMessage() + ".",
                    full);
        }
    }
}
