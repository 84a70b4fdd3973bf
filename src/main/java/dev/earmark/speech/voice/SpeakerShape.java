package dev.earmark.speech.voice;

import dev.earmark.language.embedding.OnnxNetwork;
import dev.earmark.language.embedding.OnnxNetwork.Port;
import dev.earmark.speech.model.SpeakerModel.Window;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a speaker model takes and gives, read from it and tried. Immutable; safe for many threads.
 *
 * @param in      name of what it takes
 * @param bands   of each frame; 0 when it takes sound
 * @param channel whether sound has a dimension of its own for the channel
 * @param out     name of what it gives
 * @param numbers that it gives for a voice
 */
record SpeakerShape(String in, int bands, boolean channel, Window window, String out, int numbers) {

    private static final int FEWEST_BANDS = 20;
    private static final int MOST_BANDS = 128;
    private static final int FEWEST_NUMBERS = 2;
    private static final int MOST_NUMBERS = 4_096;
    private static final int LONG_TRIAL = 2 * FilterBank.RATE_HZ;
    private static final int SHORT_TRIAL = FilterBank.RATE_HZ;
    private static final int ANY = -1;

    /** It is none that can be used; the message says why, as the end of a sentence. */
    static final class Unfit extends Exception {

        private static final long serialVersionUID = 1;

        Unfit(String why) {
            super(why);
        }
    }

    static SpeakerShape of(OnnxNetwork network, Window window) throws Unfit {
        try {
            Port in = in(network.inputs());
            Port out = out(network.outputs());
            int bands = bands(in);
            SpeakerShape untried = new SpeakerShape(in.name(), bands, bands == 0 && in.shape().size() == 3, window, out.name(), 0);
            int numbers = untried.tried(network, LONG_TRIAL);
            int again = untried.tried(network, SHORT_TRIAL);
            if (numbers != again) {
                throw new Unfit("it gives " + again + " numbers for one second and " + numbers + " for two, and must give as many for"
                        + " both");
            }
            return new SpeakerShape(in.name(), bands, untried.channel, window, out.name(), numbers);
        } catch (OnnxNetwork.Failed failed) {
            throw new Unfit("it cannot be run on a second of sound");
        }
    }

    private static Port in(List<Port> inputs) throws Unfit {
        if (inputs.size() != 1) {
            throw new Unfit("it takes " + inputs.size() + " tensors (" + names(inputs) + "), and must take one");
        }
        return inputs.getFirst();
    }

    private static Port out(List<Port> outputs) throws Unfit {
        List<Port> named = outputs.size() == 1 ? outputs
                : outputs.stream().filter(port -> port.name().toLowerCase(Locale.ROOT).contains("emb")).toList();
        if (named.size() != 1) {
            throw new Unfit("it gives " + outputs.size() + " tensors (" + names(outputs)
                    + "), and must give one, or name one of them as embedding");
        } else if (!named.getFirst().floats()) {
            throw new Unfit("it gives no floats of 32 bits");
        }
        return named.getFirst();
    }

    private static String names(List<Port> ports) {
        return ports.stream().map(Port::name).limit(5).collect(Collectors.joining(", "));
    }

    /** 0 for sound. */
    private static int bands(Port in) throws Unfit {
        List<Long> shape = in.shape();
        long last = shape.isEmpty() ? 0 : shape.getLast();
        boolean batch = !shape.isEmpty() && (shape.getFirst() == ANY || shape.getFirst() == 1);
        if (in.floats() && batch && shape.size() == 3 && shape.get(1) == ANY && last >= FEWEST_BANDS && last <= MOST_BANDS) {
            return (int) last;
        } else if (in.floats() && batch && last == ANY && (shape.size() == 2 || shape.size() == 3 && shape.get(1) == 1)) {
            return 0;
        }
        throw new Unfit("it takes " + (in.floats() ? "a tensor" : "no tensor of floats") + " of the shape " + shape.stream()
                .map(length -> length == ANY ? "any" : String.valueOf(length)).collect(Collectors.joining(" × ", "[", "]"))
                + ", and must take floats as [1 × frames × bands] with " + FEWEST_BANDS + " to " + MOST_BANDS
                + " bands, or as [1 × samples] or [1 × 1 × samples], with frames and samples of any number");
    }

    /** A voice that nobody has: harmonics of 120 Hz that rise and fall. */
    private int tried(OnnxNetwork network, int count) throws Unfit, OnnxNetwork.Failed {
        float[] samples = new float[count];
        for (int i = 0; i < count; i++) {
            double time = (double) i / FilterBank.RATE_HZ;
            for (int h = 1; h <= 20; h++) {
                samples[i] += (float) (4_000.0 / h * (1.2 + Math.sin(9 * time + h)) * Math.sin(2 * Math.PI * 120 * h * time));
            }
        }
        OnnxNetwork.Found found = run(network, samples, count);
        if (found.values().length < FEWEST_NUMBERS || found.values().length > MOST_NUMBERS
                || found.shape().stream().filter(length -> length != 1).count() > 1) {
            throw new Unfit("it gives the shape " + found.shape() + " for " + count / FilterBank.RATE_HZ
                    + " s of sound, and must give one vector of " + FEWEST_NUMBERS + " to " + MOST_NUMBERS + " numbers");
        } else if (unit(found.values()).isEmpty()) {
            throw new Unfit("it gives no numbers for " + count / FilterBank.RATE_HZ + " s of sound: infinite ones, none, or nothing but"
                    + " zeros");
        }
        return found.values().length;
    }

    private OnnxNetwork.Found run(OnnxNetwork network, float[] samples, int count) throws OnnxNetwork.Failed {
        if (bands > 0) {
            float[] frames = new FilterBank(bands, window).levelled(samples, count);
            return network.run(in, frames, new long[] {1, frames.length / bands, bands}, out);
        }
        float[] sound = new float[count];
        for (int i = 0; i < count; i++) {
            sound[i] = samples[i] / 32_768;
        }
        return network.run(in, sound, channel ? new long[] {1, 1, count} : new long[] {1, count}, out);
    }

    /**
     * The numbers for a voice.
     *
     * @param samples 16 kHz, of the size of 16 bits
     * @param count   how many of them count
     * @return of length 1; empty when they are not numbers, all zero, or not as many as usual
     */
    Optional<float[]> print(OnnxNetwork network, float[] samples, int count) throws OnnxNetwork.Failed {
        float[] values = run(network, samples, count).values();
        return values.length == numbers ? unit(values) : Optional.empty();
    }

    private static Optional<float[]> unit(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += value * (double) value;
        }
        double length = Math.sqrt(squares);
        if (!Double.isFinite(length) || length < 1e-4) {
            return Optional.empty();
        }
        float[] unit = new float[values.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (values[i] / length);
        }
        return Optional.of(unit);
    }

    @Override
    public String toString() {
        return (bands > 0 ? "hears " + bands + " bands (" + window.name().toLowerCase(Locale.ROOT) + ")" : "hears sound of 16 kHz")
                + ", gives " + numbers + " numbers";
    }
}
