package dev.earmark.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Facts;
import dev.earmark.measure.Loudness;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Found;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Conversations of which people have said which criteria are met. */
public record LabelledSet(String name, List<Case> cases) {

    public LabelledSet {
        cases = List.copyOf(cases);
    }

    /**
     * @param loudness of each party, where the sound is known
     * @param labels   by criterion, in the order of the file
     */
    public record Case(Facts facts, Transcript transcript, Map<Speaker, Loudness> loudness, Map<String, Answer> labels) {}

    /**
     * @param conversations in the form that {@link TranscriptReader} reads
     * @param labels        a line a conversation, {@code {"id", "labels": {criterion: {"v": "met" | "not_met" | "na"}}}}; may be the same file.
     *                      Conversations without labels are left out.
     * @throws NotFound                       when a file is missing
     * @throws dev.earmark.fault.Rejected when a line is wrong
     */
    public static LabelledSet read(String name, Path conversations, Path labels, TranscriptReader reader) {
        Map<String, Map<String, Answer>> answers = answers(labels);
        List<Case> cases = new ArrayList<>();
        reader.read(conversations, arrival -> {
            switch (arrival) {
                case Arrival.Accepted(_, Found.Transcribed(Facts facts, Transcript transcript, _)) -> {
                    Map<String, Answer> known = answers.get(transcript.id());
                    if (known != null) {
                        cases.add(new Case(facts, transcript, Map.of(), known));
                    }
                }
                case Arrival.Refused refused -> throw refused.fault();
                case Arrival.Accepted other -> throw new IllegalStateException("something else than a transcript came out of a file of transcripts: " + other);
            }
        });
        if (cases.isEmpty()) {
            throw new NotFound("eval.set-missing", "No conversation of " + conversations + " has labels in " + labels + ".");
        }
        return new LabelledSet(name, cases);
    }

    /** The first, third, fifth … conversation: those that rubrics are written with. */
    public LabelledSet odd() {
        return every(name + ", odd lines", 0);
    }

    /** The second, fourth … conversation: those that rubrics are checked with. */
    public LabelledSet even() {
        return every(name + ", even lines", 1);
    }

    LabelledSet each(String newName, UnaryOperator<Case> change) {
        return new LabelledSet(newName, cases.stream().map(change).toList());
    }

    private LabelledSet every(String newName, int from) {
        return new LabelledSet(newName, IntStream.range(0, cases.size()).filter(i -> i % 2 == from).mapToObj(cases::get).toList());
    }

    private static Map<String, Map<String, Answer>> answers(Path labels) {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, Map<String, Answer>> answers = new LinkedHashMap<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(labels)) {
                number++;
                JsonNode json = mapper.readTree(line);
                String place = labels.getFileName() + ", line " + number;
                Map<String, Answer> ofOne = new LinkedHashMap<>();
                json.path("labels").properties().forEach(label -> ofOne.put(label.getKey(), Answer.labelled(label.getValue().path("v").asText(), place)));
                answers.put(json.path("id").asText(), ofOne);
            }
            return answers;
        } catch (IOException unreadable) {
            throw new NotFound("eval.set-missing", "There is no readable file of labels " + labels + ".", unreadable);
        }
    }
}
