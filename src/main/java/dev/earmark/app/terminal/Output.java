package dev.earmark.app.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard output as UTF-8 that tells when nobody reads on, which {@link PrintStream} keeps to itself. */
public final class Output {

    private final Watched watched;
    private final PrintStream stream;
    private boolean lost;

    public Output(OutputStream target) {
        this.watched = new Watched(target);
        this.stream = new PrintStream(watched, false, StandardCharsets.UTF_8);
    }

    /** For printing; a failure is told by the next {@link #line} or {@link #flush}. */
    public PrintStream stream() {
        return stream;
    }

    /** Prints one line and hands it over at once, as readers of a stream of lines expect. */
    public void line(String text) {
        stream.print(text);
        stream.print('\n');
        flush();
    }

    /** @throws Lost when what was printed reaches nobody; thrown once */
    public void flush() {
        stream.flush();
        if (watched.failure != null && !lost) {
            lost = true;
            throw new Lost(watched.failure);
        }
    }

    /** The output cannot be written any more, so there is no reason to go on. */
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        Lost(IOException cause) {
            super(cause.getMessage(), cause);
        }

        /** The reader has closed its end, as {@code head} does: no failure. */
        public boolean readerGone() {
            String why = String.valueOf(getMessage());
            return why.contains("Broken pipe") || why.contains("pipe is being closed");
        }
    }

    private static final class Watched extends FilterOutputStream {

        private @Nullable IOException failure;

        Watched(OutputStream target) {
            super(new java.io.BufferedOutputStream(target, 1 << 14));
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            watch(() -> out.write(bytes, from, length));
        }

        @Override
        public void write(int b) throws IOException {
            watch(() -> out.write(b));
        }

        @Override
        public void flush() throws IOException {
            watch(out::flush);
        }

        private void watch(Step step) throws IOException {
            try {
                step.run();
            } catch (IOException failed) {
                failure = failed;
                throw failed;
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }
}
