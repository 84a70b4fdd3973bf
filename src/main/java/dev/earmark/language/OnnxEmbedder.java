package dev.earmark.language;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.earmark.fault.Unavailable;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * Sentence vectors by bge-small-en-v1.5 (quantised, 384 dimensions, CLS pooling), run by ONNX Runtime in this process. Nothing is
 * fetched from a network. Only the first {@value Sentences#MAX_CHARACTERS} characters of a text count.
 *
 * <p>Safe for many threads; every sentence is computed by the thread that asks, alone, because the quantised model rounds by what
 * else is in a batch. Vectors are the same on every run on one kind of processor; another kind may differ in the last digits.
 *
 * <p>Loads on first use or by {@link #load()}: about a second of processor time, 150 MB of memory. The model and the native
 * libraries are unpacked once below the folder given (75 MB). A short sentence costs about 6 ms of processor time on one core.
 */
public final class OnnxEmbedder implements Embedder, AutoCloseable {

    static final String MODEL_FILE = "bge-small-en-v1.5-q.onnx";
    /** Of the model file; a test compares it with the file that the dependency brings. */
    static final String MODEL_SHA256 = "6c9c6101a956d62dfb5e7190c538226c0c5bb9cb27b651234b6df063ee7dbfe4";

    private static final String TOKENIZER_FILE = "bge-small-en-v1.5-q-tokenizer.json";
    private static final int DIMENSIONS = 384;

    private final Path folder;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable InProcessModel model;
    private boolean closed;

    /** @param folder of the user's data; subfolders are created on loading */
    public OnnxEmbedder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String modelId() {
        return "bge-small-en-v1.5-q@" + MODEL_SHA256.substring(0, 12);
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    /**
     * Loads the model unless it is loaded.
     *
     * @throws Unavailable when the model cannot be unpacked or loaded
     */
    public void load() {
        lock.writeLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the embedder is closed");
            }
            if (model == null) {
                model = loadModel();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<float[]> vectors = new ArrayList<>(texts.size());
        for (String text : texts) {
            String sentence = Sentences.clean(text);
            vectors.add(sentence.isEmpty() ? new float[DIMENSIONS] : embedOne(sentence));
        }
        return vectors;
    }

    private float[] embedOne(String sentence) {
        lock.readLock().lock();
        try {
            if (model != null) {
                return model.vector(sentence);
            }
        } finally {
            lock.readLock().unlock();
        }
        load();
        return embedOne(sentence);
    }

    private InProcessModel loadModel() {
        try {
            NativeLibraries.prepare(folder);
            Path file = new Unpacked(folder.resolve("embedder").resolve(MODEL_SHA256.substring(0, 12))).file(MODEL_FILE);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession.SessionOptions options = oneThread(); InputStream tokenizer = Unpacked.open(TOKENIZER_FILE)) {
                OrtSession session = environment.createSession(file.toString(), options);
                return new InProcessModel(new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS), session);
            }
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            throw new Unavailable("language.embedder-not-loaded",
                    "The sentence model " + MODEL_FILE + " could not be loaded below " + folder + " (" + e.getMessage()
                            + "): check that the folder can be written to and has 100 MB free.", e);
        }
    }

    /** More threads inside one sentence cost twice the processor time for no gain: idle ones spin. */
    private static OrtSession.SessionOptions oneThread() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    /** Gives the model's memory back; the embedder cannot be used afterwards. Waits for sentences that are being computed. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closed = true;
            if (model != null) {
                model.close();
                model = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
