package dev.earmark.web;

import dev.earmark.fault.Fault;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.ClientGone;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Sends one answer from the request's own thread; everything that touches the response runs on its event loop. */
final class Sender {

    private static final Duration LONGEST_WRITE = Duration.ofMinutes(30);
    private static final long LEFT_TO_DRAIN = 1 << 20;
    private static final long DRAIN_MS = 2000;
    private static final int PIECE_BYTES = 64 << 10;

    private final Context loop;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Duration ask;
    private final BooleanSupplier stillMay;

    /**
     * @param stillMay whether the other side may still be told, asked as often as {@code ask} says for as long as it takes the answer
     *                 slowly
     */
    Sender(Context loop, HttpServerRequest request, Duration ask, BooleanSupplier stillMay) {
        this.ask = ask;
        this.stillMay = stillMay;
        this.loop = loop;
        this.request = request;
        this.response = request.response();
    }

    /** @throws ClientGone when the other side has closed the connection; nobody needs to be told */
    void send(Answer answer, boolean head) throws ClientGone, InterruptedException {
        await(() -> {
            response.setStatusCode(answer.status());
            answer.headers().forEach(header -> response.headers().add(header.name(), header.value()));
            leaveRoomForTheRest();
            return Future.succeededFuture();
        });
        switch (answer.content()) {
            case Answer.Nothing _ -> await(response::end);
            case Answer.Bytes bytes -> await(() -> {
                head(bytes.type(), bytes.bytes().length);
                return head ? response.end() : response.end(Buffer.buffer(bytes.bytes()));
            });
            case Answer.FileSlice file -> await(() -> {
                head(file.type(), file.length());
                return head || file.length() == 0 ? response.end() : response.sendFile(file.file().toString(), file.from(), file.length());
            });
            case Answer.Elsewhere there -> await(() -> head(there.type(), there.length()).end()); // to HEAD alone
            case Answer.Flow flow -> flow(flow);
            case Answer.Live live -> {
                await(() -> {
                    response.putHeader("Content-Type", live.type()).setChunked(true);
                    return head ? response.end() : Future.succeededFuture();
                });
                if (!head) {
                    live.script().run(text -> await(() -> response.write(text)));
                    await(response::end);
                }
            }
        }
    }

    private HttpServerResponse head(String type, long length) {
        return response.putHeader("Content-Type", type).putHeader("Content-Length", String.valueOf(length));
    }

    /** When the source ends too early, so does the connection: whoever reads it knows by the length. */
    private void flow(Answer.Flow flow) throws ClientGone {
        try (InputStream bytes = flow.bytes()) {
            await(() -> {
                head(flow.type(), flow.length());
                return Future.succeededFuture();
            });
            byte[] piece = bytes.readNBytes(PIECE_BYTES);
            for (; piece.length > 0; piece = bytes.readNBytes(PIECE_BYTES)) {
                Buffer next = Buffer.buffer(piece);
                await(() -> response.write(next));
            }
            await(response::end);
        } catch (IOException broken) {
            throw new ClientGone(broken);
        }
    }

    /**
     * A connection that is closed while the other side still sends may lose the answer on its way. What is short is read and thrown
     * away; what is long is read for a moment, and then the connection ends.
     */
    private void leaveRoomForTheRest() {
        if (request.isEnded()) {
            return;
        }
        String length = request.getHeader("Content-Length");
        boolean brief = response.getStatusCode() != 408 && length != null && length.length() < 8 && Long.parseLong(length) <= LEFT_TO_DRAIN;
        boolean none = length == null && request.getHeader("Transfer-Encoding") == null;
        if (!brief && !none) {
            response.putHeader("Connection", "close");
        }
        request.handler(_ -> {});
        request.exceptionHandler(_ -> {});
        response.endHandler(_ -> {
            request.resume();
            if (!brief && !none) {
                loop.owner().setTimer(DRAIN_MS, _ -> request.connection().close());
            }
        });
    }

    private void await(Supplier<Future<Void>> action) throws ClientGone {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.runOnContext(_ -> {
            try {
                if (response.closed()) {
                    done.completeExceptionally(new ClientGone("the connection is closed"));
                    return;
                }
                action.get().onComplete(result -> {
                    if (result.succeeded()) {
                        done.complete(null);
                    } else {
                        done.completeExceptionally(result.cause());
                    }
                });
            } catch (RuntimeException failed) {
                done.completeExceptionally(failed);
            }
        });
        long end = System.nanoTime() + LONGEST_WRITE.toNanos();
        try {
            while (!within(done, ask)) {
                if (System.nanoTime() > end) {
                    throw new ClientGone("it took nothing for " + LONGEST_WRITE.toMinutes() + " minutes");
                }
                if (!may()) {
                    throw new ClientGone("it may no longer be told");
                }
            }
        } catch (ExecutionException failed) {
            throw new ClientGone(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ClientGone(stopped);
        }
    }

    private static boolean within(CompletableFuture<Void> done, Duration time) throws ExecutionException, InterruptedException {
        try {
            done.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private boolean may() {
        try {
            return stillMay.getAsBoolean();
        } catch (Fault nobodyKnows) {
            return false;
        }
    }
}
