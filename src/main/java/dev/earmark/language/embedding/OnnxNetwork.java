package dev.earmark.language.embedding;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A network of numbers from a file that the operator names, run by ONNX Runtime in this process, on the thread that asks. It is loaded from
 * memory, so it can name no other file. Results are the same on every run on one kind of processor. Safe for many threads.
 */
public final class OnnxNetwork implements AutoCloseable {

    private final OrtEnvironment environment;
    private final OrtSession session;

    /**
     * A way in or out.
     *
     * @param floats whether it takes or gives a tensor of floats of 32 bits
     * @param shape  length in each dimension, -1 where it is free; empty where it is no tensor
     */
    public record Port(String name, boolean floats, List<Long> shape) {
        public Port {
            shape = List.copyOf(shape);
        }
    }

    /** What came out: numbers in the order of the last dimension first. */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    public record Found(float[] values, List<Long> shape) {
        public Found {
            shape = List.copyOf(shape);
        }
    }

    /** The runtime refused a network, or what it was to be run on. */
    public static final class Failed extends Exception {

        private static final long serialVersionUID = 1;

        private Failed(OrtException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private OnnxNetwork(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /**
     * Loads a network.
     *
     * @param model      content of the file
     * @param dataFolder of the user; the runtime's library is unpacked in it
     * @throws Failed      when it is no network that the runtime knows to run
     * @throws Unavailable with {@code language.runtime-not-loaded} when the runtime itself cannot be loaded
     */
    public static OnnxNetwork of(byte[] model, Path dataFolder) throws Failed {
        OrtEnvironment environment = environment(dataFolder);
        try (OrtSession.SessionOptions options = Runtimes.oneThread()) {
            return new OnnxNetwork(environment, environment.createSession(model, options));
        } catch (OrtException unreadable) {
            throw new Failed(unreadable);
        }
    }

    private static OrtEnvironment environment(Path dataFolder) {
        try {
            NativeLibraries.prepare(dataFolder);
            return Runtimes.environment();
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new Unavailable("language.runtime-not-loaded", "ONNX Runtime could not be loaded below " + dataFolder + " ("
                    + e.getMessage() + "): check that the folder can be written to and has 50 MB free.", e);
        }
    }

    public List<Port> inputs() throws Failed {
        try {
            return ports(session.getInputInfo());
        } catch (OrtException unreadable) {
            throw new Failed(unreadable);
        }
    }

    public List<Port> outputs() throws Failed {
        try {
            return ports(session.getOutputInfo());
        } catch (OrtException unreadable) {
            throw new Failed(unreadable);
        }
    }

    private static List<Port> ports(Map<String, NodeInfo> nodes) {
        return nodes.values().stream().map(node -> node.getInfo() instanceof TensorInfo tensor
                ? new Port(node.getName(), tensor.type == OnnxJavaType.FLOAT, Arrays.stream(tensor.getShape()).boxed().toList())
                : new Port(node.getName(), false, List.of())).toList();
    }

    /**
     * Runs it.
     *
     * @param values in the order of the last dimension first
     * @param out    name of an output that gives floats
     * @throws Failed when it cannot be run on that
     */
    public Found run(String in, float[] values, long[] shape, String out) throws Failed {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(in, tensor), Set.of(out))) {
            OnnxValue value = result.get(out).orElseThrow();
            FloatBuffer given = value instanceof OnnxTensor floats ? floats.getFloatBuffer() : null;
            if (given == null || !(value.getInfo() instanceof TensorInfo info)) {
                throw new IllegalStateException(out + " gives no floats");
            }
            float[] found = new float[given.remaining()];
            given.get(found);
            return new Found(found, Arrays.stream(info.getShape()).boxed().toList());
        } catch (OrtException failed) {
            throw new Failed(failed);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session of a network did not close", e);
        }
    }
}
