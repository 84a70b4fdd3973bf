package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.wire.ReplyBytes;
import dev.earmark.language.wire.RequestForm;
import dev.earmark.language.wire.StreamedReply;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends the questions. HTTP/1.1 only, because local servers stumble over upgrades; no redirects; one deadline until the last byte, so that
 * a dripping reply ends too; and a limit on the bytes of a reply. Nothing is sent twice, unless the server tells that it wants to be asked
 * in another form.
 */
final class ModelHttpClient implements HttpClient, AutoCloseable {

    private static final long MOST_REPLY_BYTES = 4L << 20;

    private final java.net.http.HttpClient client =
            java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Duration timeout;
    private final Refusals refusals;
    private final RequestForm form;
    private volatile Duration firstByte = Duration.ZERO;

    /** @param form how the server wants to be asked */
    ModelHttpClient(Duration timeout, Clock clock, RequestForm form) {
        this.timeout = timeout;
        this.refusals = new Refusals(clock);
        this.form = form;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Instant end = Instant.now().plus(timeout);
        for (int lesson = 0; ; lesson++) {
            @Nullable String sent = request.body() == null ? null : form.shaped(request.body());
            HttpResponse<ReplyBytes.Taken> response = send(java(request, sent), Duration.between(Instant.now(), end));
            String body = response.body().body();
            boolean fine = response.statusCode() >= 200 && response.statusCode() <= 299;
            if (fine) {
                return SuccessfulHttpResponse.builder().statusCode(response.statusCode()).headers(response.headers().map())
                        .body(whole(response, body)).build();
            } else if (sent == null || lesson == RequestForm.MOST_LESSONS || !form.learns(response.statusCode(), body, sent)) {
                throw refusals.of(response.statusCode(), response.headers(), body);
            }
        }
    }

    private String whole(HttpResponse<?> response, String body) {
        if (!StreamedReply.is(response.headers().firstValue("content-type").orElse(""), body)) {
            return body;
        }
        return switch (StreamedReply.read(body)) {
            case StreamedReply.Whole(String json) -> json;
            case StreamedReply.Broken(int status, String said) -> throw refusals.of(status, response.headers(), said);
        };
    }

    /** From sending the last question that was answered to the first byte of its reply. */
    Duration firstByte() {
        return firstByte;
    }

    private java.net.http.HttpRequest java(HttpRequest request, @Nullable String body) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(timeout)
                .method(request.method().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private HttpResponse<ReplyBytes.Taken> send(java.net.http.HttpRequest request, Duration left) {
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<ReplyBytes.Taken>> answer = client.sendAsync(request, ReplyBytes.upTo(MOST_REPLY_BYTES));
        try {
            HttpResponse<ReplyBytes.Taken> response = answer.get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
            firstByte = Duration.ofNanos(Math.max(0, response.body().firstNanos() - start));
            return response;
        } catch (TimeoutException late) {
            throw tooSlow();
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause() == null ? failed : failed.getCause();
            throw cause instanceof HttpTimeoutException && !(cause instanceof HttpConnectTimeoutException)
                    ? tooSlow() : unreachable(request.uri(), cause);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("language.interrupted", "The work was stopped while a language model was being asked.");
        } finally {
            answer.cancel(true);
        }
    }

    private Unavailable tooSlow() {
        return new Unavailable("language.timeout", "The language model had not answered after " + timeout.toSeconds()
                + " s: raise language.timeout, or use a faster model.");
    }

    private static Unavailable unreachable(URI uri, Throwable cause) {
        boolean tooLong = cause instanceof ReplyBytes.TooLong || cause.getCause() instanceof ReplyBytes.TooLong;
        return tooLong
                ? new Unavailable("language.reply-endless", "The language model's reply was longer than " + (MOST_REPLY_BYTES >> 20)
                        + " MiB and was cut off.")
                : new Unavailable("language.unreachable", "No language model answers at " + uri.getScheme() + "://" + uri.getAuthority()
                        + " ("
                        + cause.getClass().getSimpleName() + "): check language.base-url, and whether the server runs.");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are read whole");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    /** Gives this client to whoever asks for one to be built; its own timeouts hold. */
    HttpClientBuilder asBuilder() {
        return new FixedClient(this, timeout);
    }

    private record FixedClient(HttpClient client, Duration timeout) implements HttpClientBuilder {

        @Override
        public Duration connectTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration other) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration other) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
