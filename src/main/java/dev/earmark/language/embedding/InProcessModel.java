package dev.earmark.language.embedding;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;

/** LangChain4j's in-process model around a session of ours, because its own one starts a spinning thread for every core. */
final class InProcessModel extends AbstractInProcessEmbeddingModel implements AutoCloseable {

    private final OnnxBertBiEncoder encoder;
    private final OrtSession session;

    InProcessModel(OnnxBertBiEncoder encoder, OrtSession session) {
        super(Runnable::run);
        this.encoder = encoder;
        this.session = session;
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    /** A vector of length 1. */
    float[] vector(String sentence) {
        return embed(sentence).content().vector();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the session of the sentence model did not close", e);
        }
    }
}
