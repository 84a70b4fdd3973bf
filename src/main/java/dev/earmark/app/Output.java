package dev.earmark.app;

import dev.earmark.fault.Unavailable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Standard output as UTF-8 that tells when nobody reads on, which {@link PrintStream} keeps to itself. */
final class Output {

    private final Watched watched;
    private final PrintStream stream;

    Output(OutputStream target) {
        this.watched = new Watched(target);
        this.stream = new PrintStream(watched, false, StandardCharsets.UTF_8);
    }

    /** For printing; a failure is told by the next {@link #line} or {@link #flush}. */
    PrintStream stream() {
        return stream;
    }

    /** Prints one line and hands it over at once, as readers of a stream of lines expect. */
    void line(String text) {
        stream.print(text);
        stream.print('\n');
        flush();
    }

    /**
     * @throws ReaderGone  when the reader has closed its end, as {@code head} does
     * @throws Unavailable when the output cannot be written for another reason
     */
    void flush() {
        stream.flush();
        IOException failure = watched.failure;
        if (failure == null) {
            return;
        }
        String why = String.valueOf(failure.getMessage());
        if (why.contains("Broken pipe") || why.contains("pipe is being closed")) {
            throw new ReaderGone(failure);
        }
        throw new Unavailable("app.output-failed", "The output cannot be written: " + why + ".", failure);
    }

    /** Nobody reads the output any more: no failure, but no reason to go on. */
    static final class ReaderGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReaderGone(IOException cause) {
            super(cause);
        }
    }

    private static final class Watched extends FilterOutputStream {

        private @org.jspecify.annotations.Nullable IOException failure;

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
