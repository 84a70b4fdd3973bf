package dev.earmark.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.message.HtmlText;
import dev.earmark.message.Parties;
import dev.earmark.message.RawTurn;
import dev.earmark.message.TypedTurns;
import dev.earmark.redaction.Redacted;
import dev.earmark.redaction.Redactor;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads conversations that are text already: one JSON object or one a line, as {@code schema/transcript-input.schema.json} describes
 * them, and the exports of other systems, which package {@code exports} makes such objects of. What {@code earmark transcribe --format
 * json} prints is such an object too. Unknown fields are ignored, because exports carry all sorts; what is known is checked strictly. Safe
 * for many threads.
 */
public final class TranscriptReader {

    private static final String CODE = "pipeline.transcript-invalid";
    private static final Map<String, Channel> CHANNELS = Map.of("voice", Channel.VOICE, "chat", Channel.CHAT, "email", Channel.EMAIL);
    private static final long LONGEST_MS = 7L * 24 * 60 * 60 * 1000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 300;
    private static final int MOST_NOTES = 20;
    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt|quot|apos|nbsp|#\\d{1,5});");

    private final IntakeSettings settings;
    private final ConversationTexts texts;
    private final @Nullable Redactor redactor;

    /** Reads what stands there, private words included: for measuring on labelled material. */
    public TranscriptReader(IntakeSettings settings) {
        this(settings, null);
    }

    /** @param redactor takes private words out before anybody sees them; null to leave them */
    public TranscriptReader(IntakeSettings settings, @Nullable Redactor redactor) {
        this.settings = settings;
        this.texts = new ConversationTexts(KnownExports.all(), settings);
        this.redactor = redactor;
    }

    /**
     * Tells {@code sink} of each conversation in the order of the file; one that is wrong is told as {@link Arrival.Refused} and
     * the rest go on. Holds one conversation at a time in memory.
     *
     * @throws NotFound when there is no such file
     * @throws Rejected when the file cannot be read at all
     */
    public void read(Path file, Consumer<Arrival> sink) {
        read(file, Details.NOTHING, sink);
    }

    /** @param options what is said about all of them; names tell the parties apart */
    public void read(Path file, Details options, Consumer<Arrival> sink) {
        if (!Files.isRegularFile(file)) {
            throw new NotFound("pipeline.file-unknown", "There is no file " + file + ".");
        }
        String name = FileNames.shown(file);
        texts.each(file, true, new ConversationTexts.Sink() {
            @Override
            public void text(String place, String suffix, byte[] json) {
                sink.accept(arrival(json, name, place, FileNames.conversation(file) + suffix, options));
            }

            @Override
            public void wrong(String place, byte[] bytes, Fault fault) {
                sink.accept(new Arrival.Refused(place, fault));
            }
        });
    }

    /**
     * Reads one conversation.
     *
     * @param place how refusals call the text, and the file that its source names when it does not name one itself
     * @throws Rejected when it is not what the schema describes, is no known export, holds several conversations, or is too large
     */
    public TextConversation read(byte[] text, String place) {
        return read(text, place, Details.NOTHING);
    }

    /** @param options what else is said about it; names tell the parties apart */
    public TextConversation read(byte[] text, String place, Details options) {
        byte[] json = texts.only(text, place);
        return conversation(json, place, new Origin(place, Sha256.hex(json), "conversation"), options);
    }

    private Arrival arrival(byte[] bytes, String file, String place, String fallbackId, Details options) {
        try {
            TextConversation read = conversation(bytes, place, new Origin(file, Sha256.hex(bytes), fallbackId), options);
            return new Arrival.Accepted(file, read.found(), read.notes());
        } catch (Fault fault) {
            return new Arrival.Refused(place, fault);
        }
    }

    private record Origin(String file, String sha256, String fallbackId) {}

    private TextConversation conversation(byte[] bytes, String place, Origin origin, Details options) {
        if (bytes.length > settings.mostTranscriptBytes()) {
            throw new Rejected(
                    "pipeline.too-large", place + ": one conversation may have at most " + settings.mostTranscriptBytes() + " bytes.");
        }
        return conversation(new JsonObject(CODE, place, JsonText.parse(bytes, place)), origin, options);
    }

    private TextConversation conversation(JsonObject top, Origin origin, Details options) {
        TurnsReader.Read read = TurnsReader.read(top, LONGEST_MS);
        Channel channel = channel(top, read.turns());
        Details known = DetailsReader.spoken(top);
        Facts facts = Details.merged(options.facts(), known.facts());
        List<RawTurn> said = read.turns().stream().map(turn -> channel == Channel.VOICE && !escaped(turn) ? turn
                : turn.saying(HtmlText.plain(turn.text()))).toList();
        Parties parties = Parties.of(said, facts.agentName(), facts.customerName());
        List<Turn> turns = TypedTurns.of(said, parties.speakers(said, channel), channel);
        String id = Optional.ofNullable(known.id()).orElse(origin.fallbackId());
        Facts people = Details.merged(known.facts(), new Facts(null, parties.name(Speaker.AGENT), null, parties.name(Speaker.CUSTOMER)));
        Routing routing = options.routing().orElse(known.routing());
        Transcript given = new Transcript(id, channel, source(top, origin, turns).spoken(language(top, routing)), engine(top), turns);
        Redacted redacted = redactor == null ? new Redacted(given, List.of()) : redactor.of(given, people);
        Optional<Transcript> original = Optional.ofNullable(redactor).flatMap(one -> one.original(given, people, redacted))
                .map(Redacted::transcript);
        Details all = new Details(known.id(), people, null, null,
                new Routing(known.routing().team(), known.routing().queue(), given.source().language()), known.startedAt());
        return new TextConversation(all, new Incoming.Transcribed(people, redacted.transcript(), Map.of()), original,
                notes(top, read, parties));
    }

    /** What we have written says it of the source. */
    private static @Nullable String language(JsonObject top, Routing routing) {
        JsonObject source = top.object("source");
        return routing.language() == null && source != null ? DetailsReader.language(source) : routing.language();
    }

    /** What recognisers write is plain, but pages that show it escape it, and some exports are made of those. */
    private static boolean escaped(RawTurn turn) {
        return turn.words().isEmpty() && ENTITY.matcher(turn.text()).find();
    }

    private static List<String> notes(JsonObject top, TurnsReader.Read read, Parties parties) {
        List<String> notes = new ArrayList<>();
        JsonNode given = top.node().path("notes");
        if (given.isArray()) {
            given.forEach(note -> notes.add(PlainText.quoted(note.asText(), LONGEST_NOTE)));
        }
        notes.addAll(read.notes());
        parties.unclear().ifPresent(names -> notes.add("who of " + names
                + " is the agent is not clear from names or words; name the agent, in"
                + " the text as \"agent\": {\"name\": …} or by --agent-name"));
        return notes.stream().map(note -> top.place() + ": " + note + (note.endsWith("?") ? "" : ".")).limit(MOST_NOTES).toList();
    }

    /** Without a channel, turns with times are taken for a call and turns without for a chat. */
    private static Channel channel(JsonObject top, List<RawTurn> turns) {
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
