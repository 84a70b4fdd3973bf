package dev.earmark.testing;

import dev.earmark.hash.Sha256;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.voice.SpeakerNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes small ONNX networks of floats: the message {@code ModelProto} of onnx.proto, version 8 with operators of version 13, field by
 * field as protocol buffers are encoded.
 */
public final class OnnxFile {

    private static final int FLOAT = 1;
    private static final int INTS = 7;

    private final Message graph = new Message();

    /** A length of any number in a shape. */
    public static final long ANY = -1;

    /** A message of protocol buffers. */
    private static final class Message {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }

        private void varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
        }
    }

    public OnnxFile() {
        graph.text(2, "made-by-a-test");
    }

    public OnnxFile in(String name, long... shape) {
        graph.message(11, port(name, FLOAT, shape));
        return this;
    }

    /** @param type of {@code TensorProto.DataType} */
    public OnnxFile typed(String name, int type, long... shape) {
        graph.message(11, port(name, type, shape));
        return this;
    }

    public OnnxFile out(String name, long... shape) {
        graph.message(12, port(name, FLOAT, shape));
        return this;
    }

    private static Message port(String name, int type, long... shape) {
        Message dimensions = new Message();
        for (int i = 0; i < shape.length; i++) {
            dimensions.message(1, shape[i] == ANY ? new Message().text(2, name + i) : new Message().number(1, shape[i]));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    public OnnxFile constant(String name, float[] values, long... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        Message tensor = new Message();
        for (long length : shape) {
            tensor.number(1, length);
        }
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
        return this;
    }

    public OnnxFile node(String operator, String out, String... ins) {
        graph.message(1, operator(operator, out, ins));
        return this;
    }

    /** Mean over one dimension, which is gone. */
    public OnnxFile mean(String out, String in, long axis) {
        graph.message(1, operator("ReduceMean", out, in)
                .message(5, new Message().text(1, "axes").number(20, INTS).number(8, axis))
                .message(5, new Message().text(1, "keepdims").number(20, 2).number(3, 0)));
        return this;
    }

    /** A convolution along time. */
    public OnnxFile convolution(String out, String in, String kernels, long stride) {
        graph.message(1, operator("Conv", out, in, kernels)
                .message(5, new Message().text(1, "strides").number(20, INTS).number(8, stride)));
        return this;
    }

    private static Message operator(String operator, String out, String... ins) {
        Message node = new Message();
        for (String in : ins) {
            node.text(1, in);
        }
        return node.text(2, out).text(4, operator);
    }

    public byte[] bytes() {
        return new Message().number(1, 8).message(8, new Message().number(2, 13)).message(7, graph).bytes.toByteArray();
    }

    /** Puts a network into a folder of models, as the speaker model {@code voices} of its list. */
    public static void list(byte[] network, Path folder) throws IOException {
        Files.write(folder.resolve("voices.onnx"), network);
        Files.writeString(folder.resolve("manifest.yaml"), """
                models:
                  - {name: en, engine: vosk, purpose: p, coordinate: c, file: f, folder-in-archive: g, bytes: 1, sha256: "%s", licence: MIT}
                """.formatted("ab".repeat(32)) + entry(network));
    }

    /** Its entry in the list of models. */
    public static String entry(byte[] network) {
        return """
                speakers:
                  - name: voices
                    purpose: to tell voices apart
                    coordinate: https://example.org/voices.onnx
                    file: voices.onnx
                    bytes: %d
                    sha256: "%s"
                    licence: Apache-2.0
                """.formatted(network.length, Sha256.hex(network));
    }

    /** The same, ready to be loaded. */
    public static SpeakerNetwork listed(byte[] network, Path folder) throws IOException {
        list(network, folder);
        return new SpeakerNetwork(new Models(folder, folder), "voices", folder);
    }

    /** Seeded numbers of a normal distribution. */
    public static float[] numbers(int count, double deviation, long seed) {
        Random random = new Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (deviation * random.nextGaussian());
        }
        return numbers;
    }

    /** Tells voices apart a little: how often each of {@code numbers} random mixtures of bands is above its mean. */
    public static byte[] ofBands(int bands, int numbers) {
        return new OnnxFile().in("feats", ANY, ANY, bands).constant("mixtures", numbers(bands * numbers, 0.2, 5), bands, numbers)
                .node("MatMul", "mixed", "feats", "mixtures").node("Relu", "above", "mixed").mean("embs", "above", 1)
                .out("embs", ANY, numbers).bytes();
    }

    /** The same for sound, by random filters of 25 ms. */
    public static byte[] ofSound(int numbers) {
        return new OnnxFile().in("waveform", ANY, 1, ANY).constant("filters", numbers(400 * numbers, 0.5, 7), numbers, 1, 400)
                .convolution("filtered", "waveform", "filters", 160).node("Abs", "strength", "filtered").mean("embedding", "strength", 2)
                .out("embedding", ANY, numbers).bytes();
    }
}
