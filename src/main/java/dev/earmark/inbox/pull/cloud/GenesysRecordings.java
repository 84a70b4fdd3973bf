package dev.earmark.inbox.pull.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.pull.PullSettings;
import dev.earmark.inbox.pull.RemoteFile;
import dev.earmark.inbox.pull.RemoteFileGone;
import dev.earmark.inbox.pull.RemoteFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of calls in an organisation of Genesys Cloud ({@code genesys://mypurecloud.de}), day by day: the analytics query for
 * details of conversations names the calls, {@code GET /conversations/ID/recordings} their recordings as WAV, which Genesys makes ready
 * only when it is asked. The two parties are two files; the recording's metadata are the sidecar of the agent's. What is not ready after
 * {@link #MOST_ASKS} questions is left for the next run.
 */
public final class GenesysRecordings implements RemoteFiles {

    /** How its addresses begin. */
    public static final String SCHEME = "genesys://";

    private static final Pattern ADDRESS = Pattern.compile("genesys://([a-z0-9][a-z0-9.-]{1,80}[a-z0-9])");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F-]{8,64}");
    private static final int PAGE = 100;
    private static final int MOST_ASKS = 12;
    private static final int BYTES_A_SECOND = 16_000;

    private final CloudHttp http;
    private final String region;
    private final String basic;
    private final URI api;
    private final URI login;
    private final LocalDate since;
    private final Clock clock;
    private final Duration wait;
    private final Map<String, JsonNode> sidecars = new HashMap<>();
    private final Map<String, URI> sounds = new HashMap<>();
    private @Nullable String token;
    private Instant tokenEnds = Instant.EPOCH;
    private int unready;

    /**
     * @param since first day (UTC) of which calls are wanted
     * @param wait  before a recording that is not ready, or a busy server, is asked for again
     * @throws Rejected with {@code app.usage} when it is no region, or the client is not set
     */
    public GenesysRecordings(String address, PullSettings settings, LocalDate since, Clock clock, Duration wait) {
        CloudAccount known = CloudAccount.of(address, ADDRESS, "is no region of Genesys Cloud; it must be such as"
                + " genesys://mypurecloud.de.", settings.genesysClient(), settings.genesysSecret(), "To fetch from Genesys Cloud"
                + " set pull.genesys-client and pull.genesys-secret, of an OAuth client with the grant \"client credentials\" that may read"
                + " conversations and recordings.");
        this.region = known.name();
        this.basic = known.basic();
        String gateway = settings.genesysAddress();
        this.api = gateway == null ? URI.create("https://api." + region) : URI.create(gateway);
        this.login = gateway == null ? URI.create("https://login." + region) : URI.create(gateway);
        this.since = since;
        this.clock = clock;
        this.wait = wait;
        this.http = new CloudHttp("Genesys Cloud", wait);
    }

    @Override
    public String address() {
        return SCHEME + region;
    }

    @Override
    public Stream<RemoteFile> list() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return since.datesUntil(today.plusDays(1)).flatMap(this::calls).flatMap(this::files);
    }

    private Stream<String> calls(LocalDate day) {
        return IntStream.iterate(1, page -> page + 1).mapToObj(page -> page(day, page)).takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream);
    }

    private List<String> page(LocalDate day, int number) {
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("interval", day + "T00:00:00Z/" + day.plusDays(1) + "T00:00:00Z")
                .put("order", "asc").put("orderBy", "conversationStart");
        query.putObject("paging").put("pageSize", PAGE).put("pageNumber", number);
        ArrayNode predicates = query.putArray("segmentFilters").addObject().put("type", "and").putArray("predicates");
        predicates.addObject().put("type", "dimension").put("dimension", "mediaType").put("operator", "matches").put("value", "voice");
        JsonNode found = ask("/api/v2/analytics/conversations/details/query", query);
        List<String> ids = new ArrayList<>();
        found.path("conversations").forEach(one -> ids.add(one.path("conversationId").asText("")));
        ids.removeIf(id -> !ID.matcher(id).matches());
        return ids;
    }

    private Stream<RemoteFile> files(String conversation) {
        for (int asks = 0; asks < MOST_ASKS; asks++) {
            try (CloudHttp.Answer answer = send("/api/v2/conversations/" + conversation + "/recordings?formatId=WAV&maxWavs=20", null)) {
                if (answer.status() == 200) {
                    List<RemoteFile> files = new ArrayList<>();
                    http.read(answer).forEach(recording -> add(conversation, recording, files));
                    return files.stream();
                } else if (answer.status() == 404) {
                    return Stream.empty(); // a call that was not recorded
                } else if (answer.status() != 202) {
                    throw refused(answer.status(), "the recordings of " + conversation);
                }
                Thread.sleep(wait);
            } catch (IOException broken) {
                throw broken(broken);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw broken(stopped);
            }
        }
        unready++;
        return Stream.empty();
    }

    private void add(String conversation, JsonNode recording, List<RemoteFile> files) {
        String id = recording.path("id").asText("");
        JsonNode places = recording.path("mediaUris");
        boolean there = recording.path("fileState").asText("AVAILABLE").equals("AVAILABLE");
        if (!ID.matcher(id).matches() || !there || !recording.path("media").asText("audio").equals("audio") || places.isEmpty()) {
            return;
        }
        List<String> keys = new ArrayList<>(new TreeSet<>(places.propertyStream().map(Map.Entry::getKey).toList()));
        String mark = recording.path("endTime").asText("");
        for (int i = 0; i < keys.size(); i++) {
            URI sound = uri(places.path(keys.get(i)).path("mediaUri").asText(""));
            if (sound != null) {
                String name = conversation + "/" + id + ending(i, keys.size());
                sounds.put(name + ".wav", sound);
                files.add(new RemoteFile(name + ".wav", mark, seconds(recording) * BYTES_A_SECOND));
                if (i == 0) {
                    sidecars.put(name + ".json", recording);
                    files.add(new RemoteFile(name + ".json", mark, 0));
                }
            }
        }
    }

    /** Two files are the two parties; who is who is told by their words when the call is taken in. */
    private static String ending(int index, int count) {
        return count == 1 ? "" : count == 2 ? List.of("-out", "-in").get(index) : "-" + (index + 1);
    }

    private static long seconds(JsonNode recording) {
        try {
            Instant start = Instant.parse(recording.path("startTime").asText(""));
            return Math.max(0, Duration.between(start, Instant.parse(recording.path("endTime").asText(""))).toSeconds());
        } catch (DateTimeParseException unknown) {
            return 0;
        }
    }

    private @Nullable URI uri(String text) {
        try {
            return text.isEmpty() ? null : api.resolve(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    @Override
    public InputStream open(RemoteFile file) throws IOException {
        JsonNode sidecar = sidecars.remove(file.name());
        if (sidecar != null) {
            return new ByteArrayInputStream(sidecar.toString().getBytes(StandardCharsets.UTF_8));
        }
        URI sound = sounds.remove(file.name());
        if (sound == null) {
            throw new RemoteFileGone(file.name());
        }
        return http.file(CloudHttp.request(sound).build(), file.name());
    }

    private JsonNode ask(String path, JsonNode body) {
        try (CloudHttp.Answer answer = send(path, body)) {
            if (answer.status() != 200) {
                throw refused(answer.status(), path);
            }
            return http.read(answer);
        } catch (IOException broken) {
            throw broken(broken);
        }
    }

    private CloudHttp.Answer send(String path, @Nullable JsonNode body) throws IOException {
        var request = CloudHttp.request(api.resolve(path)).header("Authorization", "Bearer " + token());
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
        }
        return http.send(request.build());
    }

    /** One that is known to last for a minute more. */
    private String token() throws IOException {
        String known = token;
        if (known != null && clock.instant().plusSeconds(60).isBefore(tokenEnds)) {
            return known;
        }
        var request = CloudHttp.request(login.resolve("/oauth/token")).header("Authorization", basic)
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString("grant_type=client_credentials"));
        try (CloudHttp.Answer answer = http.send(request.build())) {
            if (answer.status() != 200) {
                throw refused(answer.status(), "a token");
            }
            JsonNode given = http.read(answer);
            String fresh = given.path("access_token").asText("");
            token = fresh;
            tokenEnds = clock.instant().plusSeconds(given.path("expires_in").asLong(3600));
            return fresh;
        }
    }

    private static Unavailable refused(int status, String what) {
        return new Unavailable("inbox.pull-refused", "Genesys Cloud answers " + status + " when it is asked for " + what
                + "; check pull.genesys-client, its roles and the region.");
    }

    private static Unavailable broken(Exception cause) {
        return new Unavailable("inbox.pull-broken", "Fetching from Genesys Cloud broke off (" + cause.getClass().getSimpleName()
                + "); start the import again, it goes on where it was.", cause);
    }

    @Override
    public int notReady() {
        return unready;
    }

    @Override
    public void close() {
        http.close();
    }
}
