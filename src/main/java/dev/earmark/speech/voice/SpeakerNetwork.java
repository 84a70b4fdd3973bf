package dev.earmark.speech.voice;

import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;
import dev.earmark.fault.Unavailable;
import dev.earmark.language.embedding.OnnxNetwork;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.model.SpeakerModel;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A speaker model of the operator's, as ONNX. What it takes is read from the file: {@code [1, frames, bands]} gets the logarithms of
 * {@link FilterBank} less their mean over time, {@code [1, samples]} and {@code [1, 1, samples]} get sound of 16 kHz from -1 to 1. It is
 * loaded at its first use or by {@link #load()}, and then tried on a made-up voice. Close it when nobody uses it. Safe for many threads.
 */
public final class SpeakerNetwork implements Voiceprints, AutoCloseable {

    private static final int LEAST_MS = 400;
    private static final int MOST_MS = 30_000;
    private static final int LONGEST_REASON = 200;

    private final Models models;
    private final String name;
    private final Path dataFolder;
    private @Nullable SpeakerModel described;
    private @Nullable SpeakerShape shape;
    private @Nullable OnnxNetwork network;
    private boolean closed;

    private record Loaded(OnnxNetwork network, SpeakerShape shape) {}

    /**
     * @param name       in the list of models, which is not looked at yet
     * @param dataFolder of the user; the runtime's library is unpacked in it
     */
    public SpeakerNetwork(Models models, String name, Path dataFolder) {
        this.models = models;
        this.name = name;
        this.dataFolder = dataFolder;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String sha256() {
        return described().sha256();
    }

    private synchronized SpeakerModel described() {
        if (described == null) {
            described = models.speaker(name);
        }
        return described;
    }

    /**
     * Loads it unless it is loaded, and tries it.
     *
     * @return what it takes and gives, for people
     * @throws Unavailable with {@code speech.speaker-model-unknown}, {@code speech.model-missing}, {@code speech.model-damaged},
     *     {@code speech.speaker-model-unreadable} or {@code speech.speaker-model-unfit}
     */
    public String load() {
        return loaded().shape().toString();
    }

    private synchronized Loaded loaded() {
        if (closed) {
            throw new IllegalStateException("the speaker model is closed");
        }
        if (network == null || shape == null) {
            OnnxNetwork fresh = read();
            try {
                shape = SpeakerShape.of(fresh, described().window());
                network = fresh;
            } catch (SpeakerShape.Unfit unfit) {
                fresh.close();
                throw new Unavailable("speech.speaker-model-unfit", "The speaker model " + name + " cannot be used: "
                        + unfit.getMessage() + ".", unfit);
            } catch (RuntimeException failed) {
                fresh.close();
                throw failed;
            }
        }
        return new Loaded(network, shape);
    }

    private OnnxNetwork read() {
        SpeakerModel model = described();
        byte[] content = model.content();
        try {
            return OnnxNetwork.of(content, dataFolder);
        } catch (OnnxNetwork.Failed unreadable) {
            throw new Unavailable("speech.speaker-model-unreadable", "The speaker model " + model.file()
                    + " is no ONNX model that can be run here (" + PlainText.quoted(String.valueOf(unreadable.getMessage()), LONGEST_REASON)
                    + ").", unreadable);
        }
    }

    @Override
    public Optional<float[]> of(Pcm pcm, long startMs, long endMs) {
        Loaded ready = loaded();
        long end = Math.min(endMs, startMs + MOST_MS);
        if (end - startMs < LEAST_MS) {
            return Optional.empty();
        }
        float[] samples = new float[(int) ((end - startMs) * FilterBank.RATE_HZ / 1_000)];
        int count = new Resampled(pcm, FilterBank.RATE_HZ).read(startMs * FilterBank.RATE_HZ / 1_000, samples);
        if (count < LEAST_MS * FilterBank.RATE_HZ / 1_000) {
            return Optional.empty();
        }
        try {
            return ready.shape().print(ready.network(), samples, count);
        } catch (OnnxNetwork.Failed failed) {
            throw new Unavailable("speech.speaker-model-unfit", "The speaker model " + name + " failed on a stretch of "
                    + (end - startMs) + " ms (" + PlainText.quoted(String.valueOf(failed.getMessage()), LONGEST_REASON) + ").", failed);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (network != null) {
            network.close();
            network = null;
        }
    }
}
