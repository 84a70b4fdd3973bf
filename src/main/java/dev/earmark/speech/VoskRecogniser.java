package dev.earmark.speech;

import dev.earmark.fault.Unavailable;
import java.io.IOException;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * The native door. Vosk kills the JVM when a recogniser is used after it was closed, closed twice, used by two threads or given a length
 * beyond the array, and hangs or hears nothing at a wrong rate. So the rate is fixed, and everything else is checked here, in Java.
 */
final class VoskRecogniser implements Recogniser {

    private final Thread owner = Thread.currentThread();
    private final Recognizer recognizer;
    private boolean closed;

    VoskRecogniser(Model model) {
        try {
            recognizer = new Recognizer(model, SAMPLE_RATE_HZ);
            recognizer.setWords(true);
        } catch (IOException e) {
            throw new Unavailable("speech.engine-failed", "The speech engine could not start; most likely there is too little memory.", e);
        }
    }

    @Override
    public boolean accept(float[] samples, int count) {
        check();
        if (count < 0 || count > samples.length) {
            throw new IllegalArgumentException(count + " of " + samples.length + " samples");
        }
        return count > 0 && recognizer.acceptWaveForm(samples, count);
    }

    @Override
    public String result() {
        check();
        return recognizer.getResult();
    }

    @Override
    public String finalResult() {
        check();
        return recognizer.getFinalResult();
    }

    @Override
    public void close() {
        if (!closed) {
            check();
            closed = true;
            recognizer.close();
        }
    }

    private void check() {
        if (closed || Thread.currentThread() != owner) {
            throw new IllegalStateException(closed ? "recogniser is closed" : "recogniser belongs to " + owner);
        }
    }
}
