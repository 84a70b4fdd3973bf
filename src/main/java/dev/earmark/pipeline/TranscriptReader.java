package dev.earmark.pipeline;

import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads conversations that are text already: one JSON object ({@code .json}) or one a line ({@code .jsonl}), as
 * {@code schema/transcript-input.schema.json} describes them. What {@code earmark transcribe --format json} prints is such an
 * object too. Unknown fields are ignored, because exports carry all sorts; what is known is checked strictly. Safe for many threads.
 */
public final class TranscriptReader {

    private static final String CODE = "pipeline.transcript-invalid";
    private static final Map<String, Channel> CHANNELS = Map.of("voice", Channel.VOICE, "chat", Channel.CHAT, "email", Channel.EMAIL);
    private static final long LONGEST_MS = 7L * 24 * 60 * 60 * 1000;
    private static final int LONGEST_NAME = 200;

    private final IntakeSettings settings;

    public TranscriptReader(IntakeSettings settings) {
        this.settings = settings;
    }

    /**
     * Tells {@code sink} of each conversation in the order of the file; one that is wrong is told as {@link Arrival.Refused} and
     * the rest go on. Holds one conversation at a time in memory.
     *
     * @throws NotFound when there is no such file
     * @throws Rejected when the file cannot be read at all
     */
    public void read(Path file, Consumer<Arrival> sink) {
        String name = FileNames.shown(file);
        String stem = FileNames.stem(file);
        if (!Files.isRegularFile(file)) {
            throw new NotFound("pipeline.file-unknown", "There is no file " + file + ".");
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            if (name.toLowerCase(Locale.ROOT).endsWith(".json")) {
                sink.accept(arrival(bytes.readNBytes(settings.mostTranscriptBytes() + 1), name, name, stem));
            } else {
                readLines(new JsonLines(bytes, settings.mostTranscriptBytes()), name, stem, sink);
            }
        } catch (IOException unreadable) {
            throw new Rejected("pipeline.unreadable", file + " cannot be read: " + unreadable.getMessage() + ".", unreadable);
        }
    }

    /**
     * Reads one conversation.
     *
     * @param place how refusals call the text, and the file that its source names when it does not name one itself
     * @throws Rejected when it is not what the schema describes, or too large
     */
    public TextConversation read(byte[] utf8, String place) {
        return conversation(utf8, place, new Origin(place, Sha256.hex(utf8), "conversation"));
    }

    private void readLines(JsonLines lines, String name, String stem, Consumer<Arrival> sink) throws IOException {
        int told = 0;
        for (Optional<JsonLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            JsonLines.Line line = next.get();
            sink.accept(arrival(line.bytes(), name, name + ", line " + line.number(), stem + "-" + line.number()));
            told++;
        }
        if (told == 0) {
            sink.accept(new Arrival.Refused(name, new Rejected("pipeline.json-invalid", name + ": is empty.")));
        }
    }

    private Arrival arrival(byte[] bytes, String file, String place, String fallbackId) {
        try {
            return new Arrival.Accepted(file, conversation(bytes, place, new Origin(file, Sha256.hex(bytes), fallbackId)).found());
        } catch (Fault fault) {
            return new Arrival.Refused(place, fault);
        }
    }

    private record Origin(String file, String sha256, String fallbackId) {}

    private TextConversation conversation(byte[] bytes, String place, Origin origin) {
        if (bytes.length > settings.mostTranscriptBytes()) {
            throw new Rejected(
                    "pipeline.too-large", place + ": one conversation may have at most " + settings.mostTranscriptBytes() + " bytes.");
        }
        return conversation(new JsonObject(CODE, place, JsonText.parse(bytes, place)), origin);
    }

    private static TextConversation conversation(JsonObject top, Origin origin) {
        List<Turn> turns = TurnsReader.read(top, LONGEST_MS);
        Channel channel = channel(top, turns);
        Details known = DetailsReader.spoken(top);
        String id = Optional.ofNullable(known.id()).orElse(origin.fallbackId());
        Transcript transcript = new Transcript(id, channel, source(top, origin, turns), engine(top), turns);
        return new TextConversation(known, new Incoming.Transcribed(known.facts(), transcript, Map.of()));
    }

    /** Without a channel, turns with times are taken for a call and turns without for a chat. */
    private static Channel channel(JsonObject top, List<Turn> turns) {
        String label = top.text("channel", LONGEST_NAME);
        if (label == null) {
            return turns.stream().anyMatch(turn -> turn.time() != null) ? Channel.VOICE : Channel.CHAT;
        }
        Channel channel = CHANNELS.get(label);
        if (channel == null) {
            throw top.wrong("\"channel\" is \"" + label + "\"; it must be voice, chat or email");
        }
        return channel;
    }

    /** The recording's own description when the transcript carries it (ours do), else this file's. */
    private static Source source(JsonObject top, Origin origin, List<Turn> turns) {
        JsonObject given = top.object("source");
        if (given != null && given.has("sha256")) {
            return new Source(
                    given.textNeeded("file", 1000),
                    given.textNeeded("sha256", 200),
                    seconds(given),
                    given.whole("channels", 0, 64, "channels").orElse(0L).intValue(),
                    given.whole("sampleRateHz", 0, 1_000_000, "hertz").orElse(0L).intValue());
        }
        long lastMs = turns.stream().map(Turn::time).mapToLong(time -> time == null ? 0 : time.endMs()).max().orElse(0);
        long durationMs = Math.max(lastMs, top.whole("durationMs", 0, LONGEST_MS, "milliseconds").orElse(0L));
        return new Source(origin.file(), origin.sha256(), durationMs / 1000.0, 0, 0);
    }

    private static double seconds(JsonObject source) {
        double seconds = source.node().path("seconds").asDouble(0);
        if (!(seconds >= 0 && seconds <= LONGEST_MS / 1000.0)) {
            throw source.wrong("\"seconds\" is " + seconds + "; it must be from 0 to " + LONGEST_MS / 1000);
        }
        return seconds;
    }

    private static Engine engine(JsonObject top) {
        JsonObject engine = top.object("engine");
        if (engine == null) {
            return Engine.GIVEN;
        }
        return new Engine(
                engine.textNeeded("name", LONGEST_NAME), engine.textNeeded("model", LONGEST_NAME),
                engine.textNeeded("sha256", LONGEST_NAME));
    }
}
