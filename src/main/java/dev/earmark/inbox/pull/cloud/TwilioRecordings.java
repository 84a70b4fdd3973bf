package dev.earmark.inbox.pull.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.pull.PullSettings;
import dev.earmark.inbox.pull.RemoteFile;
import dev.earmark.inbox.pull.RemoteFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of a Twilio account ({@code twilio://AC…}), newest first, as its Recordings resource (API 2010-04-01) lists them: page by
 * page along {@code next_page_uri}. Each is a WAV file, of two channels where it has two, and the resource itself as its sidecar.
 */
public final class TwilioRecordings implements RemoteFiles {

    /** How its addresses begin. */
    public static final String SCHEME = "twilio://";

    private static final Pattern ADDRESS = Pattern.compile("twilio://(AC[0-9a-f]{32})");
    private static final Pattern RECORDING = Pattern.compile("RE[0-9a-f]{32}");
    private static final int PAGE = 500;
    private static final int BYTES_A_SECOND = 16_000;

    private final CloudHttp http;
    private final String account;
    private final String key;
    private final URI base;
    private final LocalDate since;
    private int unready;

    /**
     * @param since first day (UTC) of which recordings are wanted
     * @param wait  before a busy server is asked again
     * @throws Rejected with {@code app.usage} when it is no address of an account, or the key is not set
     */
    public TwilioRecordings(String address, PullSettings settings, LocalDate since, Duration wait) {
        CloudAccount known = CloudAccount.of(address, ADDRESS, "is no account of Twilio; it must be twilio:// and the SID of the account,"
                + " AC and 32 characters.", settings.twilioKey(), settings.twilioSecret(), "To fetch from Twilio set pull.twilio-key and"
                + " pull.twilio-secret: the SID and the secret of an API key, or the account's SID and its token.");
        this.account = known.name();
        this.key = known.basic();
        this.base = URI.create(settings.twilioAddress());
        this.since = since;
        this.http = new CloudHttp("Twilio", wait);
    }

    @Override
    public String address() {
        return SCHEME + account;
    }

    private HttpRequest ask(String path) {
        return CloudHttp.request(base.resolve(path)).header("Authorization", key).build();
    }

    @Override
    public Stream<RemoteFile> list() {
        String first = "/2010-04-01/Accounts/" + account + "/Recordings.json?PageSize=" + PAGE + "&DateCreated%3E=" + since;
        return Stream.iterate(page(first), Objects::nonNull, this::after).flatMap(this::files);
    }

    private @Nullable JsonNode after(JsonNode page) {
        String next = page.path("next_page_uri").asText("");
        return next.startsWith("/") ? page(next) : null;
    }

    private JsonNode page(String path) {
        try (CloudHttp.Answer answer = http.send(ask(path))) {
            if (answer.status() != 200) {
                throw new Unavailable("inbox.pull-refused", "Twilio answers " + answer.status() + " when it is asked for the recordings of "
                        + account + "; check the account and pull.twilio-address.");
            }
            return http.read(answer);
        } catch (IOException broken) {
            throw new Unavailable("inbox.pull-broken", "The list of Twilio's recordings broke off; start the import again.", broken);
        }
    }

    private Stream<RemoteFile> files(JsonNode page) {
        return StreamSupport.stream(page.path("recordings").spliterator(), false).flatMap(this::sound);
    }

    private Stream<RemoteFile> sound(JsonNode recording) {
        String sid = recording.path("sid").asText("");
        String status = recording.path("status").asText("");
        if (!RECORDING.matcher(sid).matches() || status.equals("absent") || status.equals("deleted")) {
            return Stream.empty();
        } else if (!status.equals("completed")) {
            unready++;
            return Stream.empty();
        }
        int channels = recording.path("channels").asInt() == 2 ? 2 : 1;
        String mark = recording.path("date_updated").asText("") + channelsMark(channels);
        long bytes = Math.max(0, recording.path("duration").asLong()) * BYTES_A_SECOND * channels;
        return List.of(new RemoteFile(sid + ".wav", mark, bytes), new RemoteFile(sid + ".json", mark, 0)).stream();
    }

    private static String channelsMark(int channels) {
        return " x" + channels;
    }

    @Override
    public InputStream open(RemoteFile file) throws IOException {
        boolean both = file.name().endsWith(".wav") && file.mark().endsWith(channelsMark(2));
        String path = "/2010-04-01/Accounts/" + account + "/Recordings/" + file.name();
        return http.file(ask(both ? path + "?RequestedChannels=2" : path), file.name());
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
