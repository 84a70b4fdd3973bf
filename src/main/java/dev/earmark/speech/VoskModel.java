package dev.earmark.speech;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import org.vosk.LibVosk;
import org.vosk.Model;

/** The native model, loaded once and shared by all recognisers. Close it after the last of them. */
final class VoskModel implements AutoCloseable {

    /** Below Vosk's own lowest level, so that not even warnings go to standard error. */
    private static final int SILENT = -2;

    private final Model model;
    private boolean closed;

    VoskModel(Path folder) {
        try {
            LibVosk.vosk_set_log_level(SILENT);
            model = new Model(folder.toString());
        } catch (IOException e) {
            throw new Unavailable("speech.model-damaged",
                    "The speech engine cannot read the model in %s; delete that folder, and it is unpacked again at the next start."
                            .formatted(folder), e);
        } catch (LinkageError e) {
            throw new Unavailable("speech.engine-missing",
                    "There is no speech engine for %s on %s; it runs on 64-bit Linux (x86), Windows and macOS."
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")), e);
        }
    }

    synchronized Recogniser recogniser() {
        if (closed) {
            throw new IllegalStateException("model is closed");
        }
        return new VoskRecogniser(model);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            model.close();
        }
    }
}
