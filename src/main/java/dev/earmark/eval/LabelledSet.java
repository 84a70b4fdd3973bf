package dev.earmark.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.measure.Loudness;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Incoming;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Conversations of which people have said which criteria are met. */
public record LabelledSet(String name, List<Case> cases) {

    public LabelledSet {
        cases = List.copyOf(cases);
    }

    /**
     * @param loudness of each party, where the sound is known
     * @param labels   by criterion, in the order of the file
     */
    public record Case(Facts facts, Transcript transcript, Map<Speaker, Loudness> loudness, Map<String, VerdictLabel> labels, Split split) {

        /** Of a set that is not divided. */
        public Case(Facts facts, Transcript transcript, Map<Speaker, Loudness> loudness, Map<String, VerdictLabel> labels) {
            this(facts, transcript, loudness, labels, Split.NONE);
        }
    }

    /** What a case may be used for. */
    public enum Split {
        /** Authors may read it while they write rubrics. */
        WRITE("write"),
        /** No author of a rubric reads it. */
        HELD_OUT("held-out"),
        /** The set is not divided. */
        NONE("");

        private final String label;

        Split(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    private record Labels(Map<String, VerdictLabel> answers, Split split) {}

    /**
     * @param conversations in the form that {@link TranscriptReader} reads
     * @param labels        a line a conversation, {@code {"id", "labels": {criterion: {"v": "met" | "not_met" | "na"}}}}; may be the same
     *                      file. Conversations without labels are left out.
     * @throws NotFound                       when a file is missing
     * @throws dev.earmark.fault.Rejected when a line is wrong
     */
    public static LabelledSet read(String name, Path conversations, Path labels, TranscriptReader reader) {
        return read(name, conversations, labels, null, reader);
    }

    /** As the other. @param part which cases are held out; null where the labels themselves say so */
    static LabelledSet read(String name, Path conversations, Path labels, EvalSet.@Nullable Part part, TranscriptReader reader) {
        Map<String, Labels> answers = answers(labels, part);
        List<Case> cases = new ArrayList<>();
        reader.read(conversations, arrival -> {
            switch (arrival) {
                case Arrival.Accepted(_, Incoming.Transcribed(Facts facts, Transcript transcript, _), _) -> {
                    Labels known = answers.get(transcript.id());
                    if (known != null) {
                        cases.add(new Case(facts, transcript, Map.of(), known.answers, known.split));
                    }
                }
                case Arrival.PassedOver passed -> throw new IllegalStateException(passed.why());
                case Arrival.Refused refused -> throw refused.fault();
                case Arrival.Accepted other -> throw new IllegalStateException(
                        "something else than a transcript came out of a file of transcripts: " + other);
            }
        });
        if (cases.isEmpty()) {
            throw new NotFound("eval.set-missing", "No conversation of " + conversations + " has labels in " + labels + ".");
        }
        return new LabelledSet(name, cases);
    }

    /** The cases that may be used for this; empty when there are none. */
    public Optional<LabelledSet> only(Split split) {
        List<Case> some = cases.stream().filter(one -> one.split == split).toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(new LabelledSet(name + ", " + split.label(), some));
    }

    LabelledSet each(String newName, UnaryOperator<Case> change) {
        return new LabelledSet(newName, cases.stream().map(change).toList());
    }

    private static Map<String, Labels> answers(Path labels, EvalSet.@Nullable Part part) {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, Labels> answers = new LinkedHashMap<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(labels)) {
                number++;
                JsonNode json = mapper.readTree(line);
                String place = labels.getFileName() + ", line " + number;
                Map<String, VerdictLabel> ofOne = new LinkedHashMap<>();
                json.path("labels").properties().forEach(label ->
                        ofOne.put(label.getKey(), VerdictLabel.labelled(label.getValue().path("v").asText(), place)));
                answers.put(json.path("id").asText(), new Labels(ofOne,
                        part == null ? split(json.path("split").asText(), place) : split(json, part)));
            }
            return answers;
        } catch (IOException unreadable) {
            throw new NotFound("eval.set-missing", "There is no readable file of labels " + labels + ".", unreadable);
        }
    }

    private static Split split(JsonNode json, EvalSet.Part part) {
        for (JsonNode value : json.path(part.field())) {
            if (part.heldOut().contains(value.asText())) {
                return Split.HELD_OUT;
            }
        }
        return Split.WRITE;
    }

    private static Split split(String label, String place) {
        return Arrays.stream(Split.values()).filter(split -> split.label.equals(label)).findFirst()
                .orElseThrow(() -> new Rejected("eval.labels-invalid",
                        place + ": \"split\" is \"" + label + "\"; write \"write\", \"held-out\" or leave it out."));
    }
}
