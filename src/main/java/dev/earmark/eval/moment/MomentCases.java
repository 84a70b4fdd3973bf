package dev.earmark.eval.moment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.eval.Engines;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.moment.MomentCase.Half;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.ScoredInteraction;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.rubric.Rubric;
import dev.earmark.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the conversations of the set: a line names one of another set, or one of {@code calls.jsonl} and its rubric. */
final class MomentCases {

    private static final String INVALID = "eval.set-invalid";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Engines engines;
    private final EvalSets sets;
    private final Path folder;
    private final Map<String, Map<String, Known>> known = new HashMap<>();

    private record Known(Facts facts, Transcript transcript) {}

    MomentCases(Engines engines, EvalSets sets, Path folder) {
        this.engines = engines;
        this.sets = sets;
        this.folder = folder;
    }

    /** @throws Rejected with {@code eval.set-invalid} */
    static List<JsonNode> lines(Path file) {
        List<JsonNode> lines = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException wrong) {
            throw new Rejected(INVALID, file.getFileName() + ", line " + (lines.size() + 1) + " cannot be read.", wrong);
        }
    }

    List<MomentCase> read() {
        return lines(folder.resolve("conversations.jsonl")).stream().map(this::read).toList();
    }

    private MomentCase read(JsonNode line) {
        String set = line.path("set").asText();
        String id = set + "/" + line.path("case").asText();
        boolean own = line.has("rubric");
        Path cases = own ? folder.resolve("calls.jsonl") : sets.get(set).cases();
        Known one = known.computeIfAbsent(cases.toString(), _ -> conversations(cases)).get(line.path("case").asText());
        if (one == null) {
            throw new Rejected(INVALID, "There is no conversation " + id + ".");
        }
        Rubric rubric = engines.rubrics().get(own ? line.path("rubric").asText() : sets.get(set).rubricName());
        return new MomentCase(id, line.path("trade").asText(), half(line.path("half").asText()), scored(one, rubric));
    }

    private ScoredInteraction scored(Known one, Rubric rubric) {
        Sentiment sentiment = engines.sentiment().apply(one.transcript);
        Measures measures = engines.measurer().measure(one.transcript, Map.of(), sentiment);
        return new ScoredInteraction(one.facts, one.transcript, measures, sentiment,
                engines.scorer().score(one.transcript, one.facts, measures, rubric), rubric);
    }

    private Map<String, Known> conversations(Path file) {
        Map<String, Known> conversations = new HashMap<>();
        engines.reader().read(file, arrival -> {
            if (arrival instanceof Arrival.Accepted(_, Incoming.Transcribed(Facts facts, Transcript transcript, _), _)) {
                conversations.put(transcript.id(), new Known(facts, transcript));
            }
        });
        return conversations;
    }

    private static Half half(String label) {
        return Arrays.stream(Half.values()).filter(half -> half.label().equals(label)).findFirst()
                .orElseThrow(() -> new Rejected(INVALID, "\"" + label + "\" is no half; write mended-by or held-out."));
    }
}
