package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the questions. HTTP/1.1 only, because local servers stumble over upgrades; no redirects; one deadline until the last byte, so that
 * a dripping reply ends too; and a limit on the bytes of a reply. Nothing is sent twice.
 */
final class ModelHttpClient implements HttpClient, AutoCloseable {

    private static final long MOST_REPLY_BYTES = 4L << 20;

    private final java.net.http.HttpClient client =
            java.net.http.HttpClient.newBuilder().version(java.net.http.HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Duration timeout;
    private final Refusals refusals;

    ModelHttpClient(Duration timeout, Clock clock) {
        this.timeout = timeout;
        this.refusals = new Refusals(clock);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpResponse<byte[]> response = send(java(request));
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() < 200 || response.statusCode() > 299) {
            throw refusals.of(response.statusCode(), response.headers(), body);
        }
        return SuccessfulHttpResponse.builder().statusCode(response.statusCode()).headers(response.headers().map()).body(body).build();
    }

    private java.net.http.HttpRequest java(HttpRequest request) {
        String body = request.body();
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(timeout)
                .method(request.method().name(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    private HttpResponse<byte[]> send(java.net.http.HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request,
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_REPLY_BYTES));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
        boolean tooLong = cause instanceof IOException && String.valueOf(cause.getMessage()).contains("exceed");
        return tooLong
                ? new Unavailable("language.reply-endless", "The language model's reply was longer than " + (MOST_REPLY_BYTES >> 20)
                        + " MiB and was cut off.")
                : new Unavailable("language.unreachable", "No language model answers at " + uri.getScheme() + "://" + uri.getAuthority()
                        + " ("
                        + cause.getClass().getSimpleName() + "): check language.base-url, and whether the server runs.");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("replies are not streamed");
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
