package dev.earmark.web.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request as a stream that blocks. Asks the other side for a few pieces at a time, so that a body of any size takes the
 * memory of a few pieces. Made on the event loop, read by one other thread.
 */
final class BodyInput extends InputStream {

    private static final int PIECES_AT_ONCE = 4;

    private sealed interface Piece {
        record Some(Buffer bytes) implements Piece {}

        record End() implements Piece {}

        record Broken(Throwable cause) implements Piece {}
    }

    private final Context loop;
    private final HttpServerRequest request;
    private final BodyPace pace;
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final boolean expectsContinue;
    private long most = Long.MAX_VALUE;
    private long received;
    private int asked;
    private long waitedNanos;
    private long receivedInWindow;
    private boolean begun;
    private boolean ended;
    private @Nullable Buffer current;
    private int position;

    /** On the event loop, before anything was read. */
    BodyInput(Context loop, HttpServerRequest request, BodyPace pace) {
        this.loop = loop;
        this.request = request;
        this.pace = pace;
        this.expectsContinue = "100-continue".equalsIgnoreCase(request.getHeader("Expect"));
        request.pause();
        request.handler(buffer -> pieces.add(new Piece.Some(buffer)));
        request.endHandler(_ -> pieces.add(new Piece.End()));
        request.exceptionHandler(cause -> pieces.add(new Piece.Broken(cause)));
    }

    /** @throws HttpRefusal 413 now or later when the body has more bytes */
    void limit(long mostBytes) {
        String length = request.getHeader("Content-Length");
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > mostBytes) {
            throw tooLarge(mostBytes);
        }
        most = mostBytes;
    }


    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (current == null || position == current.length()) {
            if (ended || !next()) {
                return -1;
            }
        }
        int count = Math.min(length, current.length() - position);
        current.getBytes(position, position + count, into, offset);
        position += count;
        return count;
    }

    private boolean next() throws IOException {
        ask();
        return switch (take()) {
            case Piece.Some some -> {
                asked--;
                received += some.bytes().length();
                current = some.bytes();
                position = 0;
                if (received > most) {
                    throw tooLarge(most);
                }
                yield true;
            }
            case Piece.End _ -> {
                ended = true;
                yield false;
            }
            case Piece.Broken broken -> throw new ClientGone(broken.cause());
        };
    }

    private void ask() {
        if (!begun) {
            begun = true;
            if (expectsContinue) {
                loop.runOnContext(_ -> request.response().writeContinue());
            }
        }
        if (asked < PIECES_AT_ONCE / 2) {
            int more = PIECES_AT_ONCE - asked;
            asked += more;
            loop.runOnContext(_ -> request.fetch(more));
        }
    }

    private Piece take() throws ClientGone {
        try {
            while (true) {
                long begun = System.nanoTime();
                Piece piece = pieces.poll(pace.window().toNanos() - waitedNanos, TimeUnit.NANOSECONDS);
                waitedNanos += System.nanoTime() - begun;
                if (piece instanceof Piece.Some some) {
                    receivedInWindow += some.bytes().length();
                }
                boolean more = piece == null || piece instanceof Piece.Some;
                if (more && waitedNanos >= pace.window().toNanos()) {
                    newWindow();
                }
                if (piece != null) {
                    return piece;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientGone(stopped);
        }
    }

    private void newWindow() {
        if (receivedInWindow < pace.leastBytes()) {
            throw new HttpRefusal(408, "web.too-slow",
                    "Within %d ms only %d bytes of the body arrived; at least %d a second are needed. Send it faster, or in smaller parts."
                    .formatted(pace.window().toMillis(), receivedInWindow, pace.bytesPerSecond()));
        }
        waitedNanos = 0;
        receivedInWindow = 0;
    }

    private static HttpRefusal tooLarge(long most) {
        return new HttpRefusal(413, "web.body-too-large", "The body may have at most " + most + " bytes here.");
    }
}
