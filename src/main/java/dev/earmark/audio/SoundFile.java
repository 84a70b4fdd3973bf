package dev.earmark.audio;

import dev.earmark.audio.format.SoundShape;
import dev.earmark.audio.format.WavFile;
import dev.earmark.audio.samples.Pcm;

/**
 * A recording that is open for reading.
 *
 * @param name   of the file as it was given, without its folder
 * @param sha256 of the file as it was given
 * @param shape  of the recording
 * @param wav    the file itself, or its decoded copy
 */
record SoundFile(String name, String sha256, SoundShape shape, WavFile wav) implements AutoCloseable {

    Pcm channel(int number) {
        return wav.channel(number);
    }

    @Override
    public void close() {
        wav.close();
    }
}
