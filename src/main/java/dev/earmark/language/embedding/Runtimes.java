package dev.earmark.language.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** How ONNX Runtime is started and asked to run, whatever it runs. */
final class Runtimes {

    private Runtimes() {}

    static OrtEnvironment environment() {
        try (RuntimeScratch scratch = new RuntimeScratch()) {
            return OrtEnvironment.getEnvironment();
        }
    }

    /** More threads inside one sentence cost twice the processor time for no gain: idle ones spin. */
    static OrtSession.SessionOptions oneThread() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }
}
