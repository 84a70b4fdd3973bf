package dev.earmark.language.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of one reply, up to a limit. A streamed reply is over with {@code [DONE]}, also when the server keeps the connection open
 * behind it; blanks and comments that only keep it alive begin no reply and end none.
 */
public final class ReplyBytes implements BodySubscriber<ReplyBytes.Taken> {

    private static final int END_BYTES = 64;

    private final CompletableFuture<Taken> taken = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final long mostBytes;
    private final boolean streamed;
    private Flow.@Nullable Subscription subscription;
    private long firstNanos;
    /** What came last, and before everything the end of a line. */
    private String tail = "\n";

    private ReplyBytes(long mostBytes, boolean streamed) {
        this.mostBytes = mostBytes;
        this.streamed = streamed;
    }

    /**
     * @param body       as UTF-8
     * @param firstNanos {@link System#nanoTime} when the reply itself began
     */
    public record Taken(String body, long firstNanos) {}

    /** Too many bytes. */
    public static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("the reply is too long");
        }
    }

    /** Fails with {@link TooLong} beyond the limit. */
    public static BodyHandler<Taken> upTo(long mostBytes) {
        return info -> new ReplyBytes(mostBytes, info.headers().firstValue("content-type").orElse("").contains("text/event-stream"));
    }

    @Override
    public CompletionStage<Taken> getBody() {
        return taken;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> items) {
        StringBuilder fresh = new StringBuilder(tail);
        for (ByteBuffer item : items) {
            byte[] copy = new byte[item.remaining()];
            item.get(copy);
            bytes.writeBytes(copy);
            fresh.append(new String(copy, StandardCharsets.ISO_8859_1));
        }
        if (bytes.size() > mostBytes) {
            stop();
            taken.completeExceptionally(new TooLong());
            return;
        }
        look(fresh.toString());
    }

    private void look(String fresh) {
        if (firstNanos == 0 && (streamed ? fresh.contains("data:") : !fresh.isBlank())) {
            firstNanos = System.nanoTime();
        }
        if (streamed && fresh.replace("data: ", "data:").contains("\ndata:" + StreamedReply.DONE)) {
            stop();
            onComplete();
        }
        tail = fresh.substring(Math.max(0, fresh.length() - END_BYTES));
    }

    private void stop() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    @Override
    public void onError(Throwable broken) {
        taken.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        taken.complete(new Taken(bytes.toString(StandardCharsets.UTF_8), firstNanos == 0 ? System.nanoTime() : firstNanos));
    }
}
