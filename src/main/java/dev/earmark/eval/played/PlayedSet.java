package dev.earmark.eval.played;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.eval.EvalSet;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.LabelledSet;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricShelf;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The conversations of other sets, rubrics that ask a model about them, and answers.
 *
 * @param parts   one for each of the other sets
 * @param answers the text of a reply by the digest of its question
 */
record PlayedSet(List<Part> parts, Map<String, String> answers) {

    private static final int MOST_CONVERSATIONS = 10_000;

    PlayedSet {
        parts = List.copyOf(parts);
        answers = Map.copyOf(answers);
    }

    /**
     * @param rubric  every check of which asks a model
     * @param attacks whether somebody in these conversations speaks to whoever judges
     */
    record Part(LabelledSet set, Rubric rubric, boolean attacks) {}

    /**
     * @param folder with {@code eval-set.yaml}, which says how many conversations of which sets, {@code rubrics/}, a file for each of
     *               these sets, named by it, and {@code answers.jsonl}, which need not exist
     * @throws NotFound when a set or the folder is missing
     */
    static PlayedSet read(Path folder, EvalSets sets, TranscriptReader reader) {
        YamlMap most = YamlFile.read(folder.resolve("eval-set.yaml"), "eval.set-invalid").mapIf("conversations")
                .orElseThrow(() -> new NotFound("eval.set-missing", "The played model in " + folder + " names no conversations."));
        RubricShelf shelf = new RubricShelf(folder.resolve("rubrics"));
        List<Part> parts = most.keys().stream().map(name -> part(sets.get(name), most.whole(name, 1, MOST_CONVERSATIONS), shelf, reader))
                .toList();
        try {
            return new PlayedSet(parts, answers(folder.resolve("answers.jsonl")));
        } catch (IOException unreadable) {
            throw new NotFound("eval.set-missing", "The answers in " + folder + " cannot be read.", unreadable);
        }
    }

    private static Part part(EvalSet set, int most, RubricShelf shelf, TranscriptReader reader) {
        return new Part(first(set, most, reader), shelf.get(set.name()), set.question() == EvalSet.Question.INJECTIONS);
    }

    private static LabelledSet first(EvalSet set, int most, TranscriptReader reader) {
        LabelledSet all = LabelledSet.read(set.name(), set.cases(), set.labels(), reader);
        return new LabelledSet(set.name(), all.cases().stream().limit(most).toList());
    }

    private static Map<String, String> answers(Path file) throws IOException {
        Map<String, String> answers = new HashMap<>();
        if (Files.exists(file)) {
            ObjectMapper mapper = new ObjectMapper();
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                try {
                    JsonNode json = mapper.readTree(line);
                    answers.put(json.path("hash").asText(), json.path("reply").asText());
                } catch (JsonProcessingException broken) {
                    throw new Rejected("eval.labels-invalid", file.getFileName() + ", line " + number + " is not JSON.", broken);
                }
            }
        }
        return answers;
    }
}
