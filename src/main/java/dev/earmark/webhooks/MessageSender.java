package dev.earmark.webhooks;

import dev.earmark.fault.Rejected;
import dev.earmark.store.Webhooks.Endpoint;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Posts one message, once. Follows no redirect, reads no answer but its status, and waits no longer than the settings say. */
final class MessageSender implements AutoCloseable {

    private final HttpClient http;
    private final EndpointUrl urls;
    private final Duration timeout;
    private final Clock clock;

    MessageSender(EndpointUrl urls, Duration timeout, Clock clock) {
        this.urls = urls;
        this.timeout = timeout;
        this.clock = clock;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout).build();
    }

    DeliveryOutcome send(Endpoint endpoint, String messageId, byte[] body) throws InterruptedException {
        long began = System.nanoTime();
        CompletableFuture<HttpResponse<Void>> answer = null;
        try {
            URI url = urls.check(endpoint.url());
            answer = http.sendAsync(request(endpoint, url, messageId, body), HttpResponse.BodyHandlers.discarding());
            HttpResponse<Void> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            int status = response.statusCode();
            return new DeliveryOutcome(status, "Answered with " + status + ".", since(began), retryAfter(response));
        } catch (Rejected forbidden) {
            return new DeliveryOutcome(null, forbidden.sentence(), since(began), null);
        } catch (TimeoutException late) {
            answer.cancel(true);
            return new DeliveryOutcome(null, "No whole answer within " + timeout.toSeconds() + " s.", since(began), null);
        } catch (ExecutionException failed) {
            return new DeliveryOutcome(null, sentence(failed.getCause()), since(began), null);
        }
    }

    private HttpRequest request(Endpoint endpoint, URI url, String messageId, byte[] body) {
        long seconds = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("content-type", "application/json")
                .header("user-agent", "Earmark")
                .header("webhook-id", messageId)
                .header("webhook-timestamp", String.valueOf(seconds))
                .header("webhook-signature", Signature.of(endpoint.secrets(), messageId, seconds, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static Duration since(long beganNanos) {
        return Duration.ofNanos(System.nanoTime() - beganNanos);
    }

    private static String sentence(@Nullable Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException late -> "No answer in time.";
            case SSLException untrusted -> "No trusted connection: the certificate or the protocol was refused.";
            case ConnectException closed -> "Nobody listens there.";
            case null, default -> "The connection broke off.";
        };
    }

    /** In seconds or as a date (RFC 9110, 10.2.3). */
    private @Nullable Duration retryAfter(HttpResponse<Void> response) {
        String value = response.headers().firstValue("retry-after").map(String::strip).orElse("");
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Duration.between(clock.instant(), until);
        } catch (DateTimeException none) {
            return null;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
