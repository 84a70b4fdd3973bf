package dev.earmark.search.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.interaction.Facts;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchDocument.Score;
import dev.earmark.search.SearchPage.About;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written at an interaction to be shown and checked, and read again; the server looks at none of it. */
final class Shown {

    private static final String VECTORS = "vectors";
    private static final Engine MACHINE = new Engine("machine", "", "");

    private Shown() {}

    /** The parts that a search asks for. */
    static List<String> parts() {
        return List.of(FieldNames.SHOWN + ".about", FieldNames.SHOWN + ".names", FieldNames.SHOWN + ".turns", FieldNames.FACTS);
    }

    /** The part with the vectors, of one interaction. */
    static String vectors() {
        return FieldNames.SHOWN + "." + VECTORS;
    }

    static ObjectNode of(SearchDocument document, List<byte[]> vectors) {
        ObjectNode shown = SearchServer.object();
        shown.set("about", about(document));
        Facts facts = document.facts();
        shown.putObject("names").put("agent", facts.agentName()).put("customer", facts.customerName());
        ArrayNode turns = shown.putArray("turns");
        document.transcript().turns().forEach(turn -> turns.add(turn(turn)));
        if (vectors.stream().anyMatch(vector -> vector.length > 0)) {
            ArrayNode all = shown.putArray(VECTORS);
            vectors.forEach(vector -> all.add(Base64.getEncoder().encodeToString(vector)));
        }
        return shown;
    }

    private static ObjectNode about(SearchDocument document) {
        Score score = document.score();
        ObjectNode about = SearchServer.object().put("id", document.id()).put("version", document.version())
                .put("external", document.externalId()).put("channel", document.transcript().channel().name())
                .put("recognised", document.transcript().recognised()).put("agent", document.facts().agentId())
                .put("agent-name", document.facts().agentName()).put("team", document.routing().team())
                .put("queue", document.routing().queue()).put("customer", document.facts().customerId())
                .put("started", document.startedAt() == null ? null : document.startedAt().toString())
                .put("received", document.receivedAt().toString()).put("duration", document.durationMs())
                .put("turns", document.transcript().turns().size()).put("status", document.status());
        if (score != null) {
            about.put("rubric", score.rubricId()).put("rubric-version", score.rubricVersion()).put("percent", score.percent())
                    .put("passed", score.passed()).put("band", score.band());
        }
        return about;
    }

    /** Speaker, text, begin and end, then each word with its times. */
    private static ArrayNode turn(Turn turn) {
        ArrayNode all = SearchServer.object().arrayNode().add(turn.speaker().ordinal()).add(turn.text());
        TimeSpan time = turn.time();
        all.add(time == null ? -1 : time.startMs()).add(time == null ? -1 : time.endMs());
        turn.words().forEach(word -> all.add(word.text()).add(word.time().startMs()).add(word.time().endMs()));
        return all;
    }

    static About about(JsonNode shown) {
        JsonNode about = shown.path("about");
        String started = text(about, "started");
        return new About(about.path("id").asText(), about.path("version").asLong(), text(about, "external"), channel(about),
                text(about, "agent"), text(about, "agent-name"), text(about, "team"), text(about, "queue"), text(about, "customer"),
                started == null ? null : Instant.parse(started), Instant.parse(about.path("received").asText()),
                about.path("duration").isNumber() ? Long.valueOf(about.path("duration").asLong()) : null, about.path("turns").asInt(),
                about.path("status").asText(), text(about, "rubric"),
                about.path("rubric-version").isNumber() ? Integer.valueOf(about.path("rubric-version").asInt()) : null,
                about.path("percent").isNumber() ? Double.valueOf(about.path("percent").asDouble()) : null,
                about.path("passed").isBoolean() ? Boolean.valueOf(about.path("passed").asBoolean()) : null, text(about, "band"));
    }

    private static Channel channel(JsonNode about) {
        return Channel.valueOf(about.path("channel").asText());
    }

    private static @Nullable String text(JsonNode of, String name) {
        return of.path(name).isTextual() ? of.path(name).asText() : null;
    }

    static Facts facts(JsonNode shown) {
        JsonNode about = shown.path("about");
        JsonNode names = shown.path("names");
        return new Facts(text(about, "agent"), text(names, "agent"), text(about, "customer"), text(names, "customer"));
    }

    static Transcript transcript(JsonNode shown) {
        JsonNode about = shown.path("about");
        List<Turn> turns = new ArrayList<>();
        shown.path("turns").forEach(turn -> turns.add(turn(turns.size(), turn)));
        return new Transcript(about.path("id").asText(), channel(about), new Source("", "", 0, 0, 0),
                about.path("recognised").asBoolean() ? MACHINE : Engine.GIVEN, turns);
    }

    private static Turn turn(int index, JsonNode turn) {
        List<Word> words = new ArrayList<>();
        for (int at = 4; at + 2 < turn.size(); at += 3) {
            words.add(new Word(turn.get(at).asText(), new TimeSpan(turn.get(at + 1).asLong(), turn.get(at + 2).asLong()), 1));
        }
        long start = turn.path(2).asLong();
        return new Turn(index, Speaker.values()[turn.path(0).asInt()], start < 0 ? null : new TimeSpan(start, turn.path(3).asLong()),
                turn.path(1).asText(), words);
    }

    /** The vector of a turn; empty when it has none. */
    static byte[] vector(JsonNode shown, int turn) {
        return Base64.getDecoder().decode(shown.path(VECTORS).path(turn).asText(""));
    }

    /** A vector as bytes, the greatest component as 127: a quarter of the room, and a cosine moves by about 0.002. */
    static byte[] bytes(float[] vector) {
        float greatest = 0;
        for (float component : vector) {
            greatest = Math.max(greatest, Math.abs(component));
        }
        if (greatest == 0) {
            return new byte[0];
        }
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            bytes[i] = (byte) Math.round(vector[i] / greatest * Byte.MAX_VALUE);
        }
        return bytes;
    }

    static List<String> texts(JsonNode array) {
        String[] texts = new String[array.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = array.get(i).asText();
        }
        return Arrays.asList(texts);
    }
}
