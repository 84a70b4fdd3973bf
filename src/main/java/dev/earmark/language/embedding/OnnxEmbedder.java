package dev.earmark.language.embedding;

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
import java.util.Optional;
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

    /**
     * Which model: its file and its tokeniser on the class path, the digest of the file, and how the words' vectors become the sentence's.
     */
    private record Weights(String name, String file, String sha256, String tokenizer, PoolingMode pooling) {}

    private static final Weights SHIPPED = new Weights("bge-small-en-v1.5-q", MODEL_FILE, MODEL_SHA256, TOKENIZER_FILE, PoolingMode.CLS);
    private static final Weights ALL_MINILM = new Weights("all-minilm-l6-v2-q", "all-minilm-l6-v2-q.onnx",
            "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1", "all-minilm-l6-v2-q-tokenizer.json", PoolingMode.MEAN);

    private final Path folder;
    private final Weights weights;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable InProcessModel model;
    private boolean closed;

    /** @param folder of the user's data; subfolders are created on loading */
    public OnnxEmbedder(Path folder) {
        this(folder, SHIPPED);
    }

    private OnnxEmbedder(Path folder, Weights weights) {
        this.folder = folder;
        this.weights = weights;
    }

    /**
     * all-MiniLM-L6-v2 (quantised, 384 dimensions, mean pooling), to compare the shipped model with; empty unless the program was built
     * with the Maven profile {@code embedding-candidates}.
     */
    public static Optional<OnnxEmbedder> allMiniLm(Path folder) {
        return ModelFiles.exists(ALL_MINILM.file()) ? Optional.of(new OnnxEmbedder(folder, ALL_MINILM)) : Optional.empty();
    }

    @Override
    public String modelId() {
        return weights.name + "@" + weights.sha256.substring(0, 12);
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
        try (LibraryFolder libraries = new LibraryFolder(folder, weights.sha256.substring(0, 12))) {
            NativeLibraries.prepare(folder);
            Path file = new ModelFiles(folder.resolve("embedder").resolve(weights.sha256.substring(0, 12))).file(weights.file);
            OrtEnvironment environment = Runtimes.environment();
            try (OrtSession.SessionOptions options = Runtimes.oneThread(); InputStream tokenizer = ModelFiles.open(weights.tokenizer)) {
                InProcessModel loaded = loadModel(environment, environment.createSession(file.toString(), options), tokenizer);
                libraries.loaded();
                return loaded;
            }
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            throw new Unavailable("language.embedder-not-loaded",
                    "The sentence model " + weights.file + " could not be loaded below " + folder + " (" + e.getMessage()
                            + "): check that the folder can be written to and has 100 MB free.", e);
        }
    }

    /** Gives the session's memory back when the rest cannot be loaded: who asks again and again would fill the machine with it. */
    private InProcessModel loadModel(OrtEnvironment environment, OrtSession session, InputStream tokenizer) throws OrtException {
        try {
            return new InProcessModel(new OnnxBertBiEncoder(environment, session, tokenizer, weights.pooling), session);
        } catch (RuntimeException | LinkageError unloadable) {
            session.close();
            throw unloadable;
        }
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
