package dev.earmark.inbox.pull.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.pull.RemoteFileGone;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks a provider: waits when it is asked to, follows its redirections without taking our key to another server. For one thread. */
final class CloudHttp implements AutoCloseable {

    private static final Set<Integer> BUSY = Set.of(429, 502, 503, 504);
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_TRIES = 6;
    private static final int MOST_MOVES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final long MOST_JSON = 32L << 20;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final String provider;
    private final Duration firstWait;

    /**
     * @param provider  its name, for sentences
     * @param firstWait before a busy server is asked again, where it does not say how long; doubled each time
     */
    CloudHttp(String provider, Duration firstWait) {
        this.provider = provider;
        this.firstWait = firstWait;
    }

    /** An answer with a body that is read while it comes. */
    record Answer(int status, InputStream body) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).timeout(TIMEOUT);
    }

    /** @throws RemoteFileGone at 404 and 410; @throws IOException when the server answers anything else but 200, or breaks off */
    InputStream file(HttpRequest request, String name) throws IOException {
        Answer answer = send(request);
        if (answer.status == 200) {
            return answer.body;
        }
        answer.close();
        if (answer.status == 404 || answer.status == 410) {
            throw new RemoteFileGone(name);
        }
        throw new IOException(provider + " answers " + answer.status + " when it is asked for " + name);
    }

    JsonNode read(Answer answer) throws IOException {
        try (answer) {
            byte[] body = answer.body.readNBytes((int) MOST_JSON);
            return json.readTree(body);
        }
    }

    /** @throws Unavailable with {@code inbox.pull-refused} when we are not let in, {@code inbox.pull-broken} when it cannot be reached */
    Answer send(HttpRequest request) {
        try {
            Duration wait = firstWait;
            for (int tries = 1;; tries++, wait = wait.multipliedBy(2)) {
                HttpResponse<InputStream> answer = moved(request);
                if (!BUSY.contains(answer.statusCode()) || tries == MOST_TRIES) {
                    return known(answer);
                }
                answer.body().close();
                Thread.sleep(asked(answer, wait));
            }
        } catch (IOException broken) {
            throw new Unavailable("inbox.pull-broken", provider + " cannot be reached at " + request.uri().getHost() + " ("
                    + broken.getClass().getSimpleName() + (broken.getMessage() == null ? "" : ": " + broken.getMessage())
                    + "); start the import again, it goes on where it was.", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("inbox.pull-broken", "Fetching from " + provider + " was stopped; started again it goes on.", stopped);
        }
    }

    private Answer known(HttpResponse<InputStream> answer) throws IOException {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            answer.body().close();
            throw new Unavailable("inbox.pull-refused", provider + " does not let us in (" + status + "); check the settings pull."
                    + provider.toLowerCase(Locale.ROOT).split(" ", -1)[0] + "-… and what that key may do.");
        }
        return new Answer(status, answer.body());
    }

    private static Duration asked(HttpResponse<InputStream> answer, Duration own) {
        Duration wait = answer.headers().firstValue("Retry-After").filter(text -> text.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds))).orElse(own);
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private HttpResponse<InputStream> moved(HttpRequest request) throws IOException, InterruptedException {
        HttpRequest next = request;
        for (int moves = 0;; moves++) {
            HttpResponse<InputStream> answer = client.send(next, BodyHandlers.ofInputStream());
            String location = answer.headers().firstValue("Location").orElse(null);
            if (!ELSEWHERE.contains(answer.statusCode()) || location == null || moves == MOST_MOVES) {
                return answer;
            }
            answer.body().close();
            next = to(next, next.uri().resolve(location));
        }
    }

    private static HttpRequest to(HttpRequest from, URI place) {
        HttpRequest.Builder request = request(place);
        String key = sameServer(from.uri(), place) ? from.headers().firstValue("Authorization").orElse(null) : null;
        if (key != null) {
            request.header("Authorization", key);
        }
        return request.build();
    }

    private static boolean sameServer(URI one, @Nullable URI other) {
        return other != null && one.getScheme().equals(other.getScheme()) && one.getAuthority().equals(other.getAuthority());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
