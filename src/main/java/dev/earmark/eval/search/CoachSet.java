package dev.earmark.eval.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.eval.search.SearchQuestion.TurnName;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.search.SearchDocument;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Questions of coaches about the conversations of other sets. A line of conversations names one by {@code set} and {@code case}; one that
 * was heard by a recogniser has its turns in the line.
 */
final class CoachSet {

    private static final String HEARD_SET = "-heard";

    private CoachSet() {}

    private record Known(Facts facts, Transcript transcript) {}

    static List<SearchDocument> documents(Path conversations, Path sets) {
        Map<String, Map<String, Known>> known = new HashMap<>();
        List<SearchDocument> documents = new ArrayList<>();
        for (JsonNode line : SetLines.of(conversations)) {
            String set = line.path("set").asText();
            Known one = known.computeIfAbsent(set, name -> cases(sets.resolve(name))).get(line.path("case").asText());
            if (one == null) {
                throw new Rejected("eval.set-invalid", "There is no conversation " + id(line) + ".");
            }
            documents.add(document(id(line), one.facts, line.has("turns") ? heard(line) : one.transcript, set.endsWith(HEARD_SET)));
        }
        return documents;
    }

    private static Map<String, Known> cases(Path folder) {
        Map<String, Known> cases = new HashMap<>();
        new TranscriptReader(IntakeSettings.defaults()).read(folder.resolve("cases.jsonl"), arrival -> {
            if (arrival instanceof Arrival.Accepted(_, Incoming.Transcribed(Facts facts, Transcript transcript, _), _)) {
                cases.put(transcript.id(), new Known(facts, transcript));
            }
        });
        return cases;
    }

    private static String id(JsonNode line) {
        return line.path("set").asText() + "/" + line.path("case").asText();
    }

    private static Transcript heard(JsonNode line) {
        List<Turn> turns = new ArrayList<>();
        for (JsonNode turn : line.path("turns")) {
            TimeSpan time = turn.has("startMs") ? new TimeSpan(turn.path("startMs").asLong(), turn.path("endMs").asLong()) : null;
            turns.add(new Turn(turns.size(), speaker(turn), time, turn.path("text").asText(), List.of()));
        }
        return new Transcript(id(line), Channel.VOICE, new Source("", "", 0, 0, 0), recogniser(), turns);
    }

    private static Speaker speaker(JsonNode node) {
        return switch (node.path("speaker").asText()) {
            case "agent" -> Speaker.AGENT;
            case "customer" -> Speaker.CUSTOMER;
            default -> Speaker.UNKNOWN;
        };
    }

    private static Engine recogniser() {
        return new Engine("vosk", "small-en", "");
    }

    static SearchDocument document(String id, Facts facts, Transcript transcript, boolean recognised) {
        Transcript named = new Transcript(id, transcript.channel(), transcript.source(), recognised ? recogniser() : transcript.engine(),
                transcript.turns());
        return new SearchDocument(id, 1, null, facts, Routing.NONE, null, Instant.EPOCH, null, "scored", null, List.of(), null, Map.of(),
                Map.of(), named, List.of());
    }

    static List<SearchQuestion> questions(Path file) {
        List<SearchQuestion> questions = new ArrayList<>();
        for (JsonNode line : SetLines.of(file)) {
            Set<TurnName> relevant = new HashSet<>();
            line.path("relevant").forEach(turn -> relevant.add(new TurnName(id(turn), turn.path("turn").asInt())));
            @Nullable Speaker speaker = line.has("speaker") ? speaker(line) : null;
            questions.add(new SearchQuestion(line.path("id").asText(), line.path("kind").asText(), line.path("split").asText(),
                    line.path("question").asText(), speaker, relevant));
        }
        return questions;
    }
}
