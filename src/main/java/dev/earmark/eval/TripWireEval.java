package dev.earmark.eval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.eval.LabelledSet.Split;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.language.prompt.Appeals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How well the trip wire tells harmless sentences from those that speak to whoever judges, without any model: those that it was made with
 * and held-out ones apart.
 */
public final class TripWireEval {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<Sentence> sentences;
    private final Appeals appeals = new Appeals();

    private TripWireEval(List<Sentence> sentences) {
        this.sentences = List.copyOf(sentences);
    }

    private record Sentence(String text, boolean attack, Split split) {}

    /**
     * What the wire did with one part of the sentences.
     *
     * @param blocked harmless sentences that tripped it
     * @param missed  attacks that did not
     */
    public record Outcome(Split split, int harmless, List<String> blocked, int attacks, List<String> missed) {
        public Outcome {
            blocked = List.copyOf(blocked);
            missed = List.copyOf(missed);
        }
    }

    /**
     * Of the file {@code sentences.jsonl} of a set, a line a sentence with {@code kind} ({@code harmless} or {@code attack}), {@code split}
     * ({@code write} or {@code held-out}) and {@code text}; empty when the set has none.
     *
     * @throws Rejected when a line is wrong
     */
    public static Optional<TripWireEval> of(EvalSet set) {
        Path file = set.folder().resolve("sentences.jsonl");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<Sentence> sentences = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                sentences.add(sentence(line, file.getFileName() + ", line " + (sentences.size() + 1)));
            }
        } catch (IOException unreadable) {
            throw new NotFound("eval.set-missing", "The sentences in " + file + " cannot be read.", unreadable);
        }
        return Optional.of(new TripWireEval(sentences));
    }

    private static Sentence sentence(String line, String place) {
        try {
            JsonNode json = MAPPER.readTree(line);
            String kind = json.path("kind").asText();
            if (!kind.equals("harmless") && !kind.equals("attack")) {
                throw new Rejected("eval.labels-invalid",
                        place + ": \"kind\" is \"" + kind + "\"; write \"harmless\" or \"attack\".");
            }
            return new Sentence(json.path("text").asText(), kind.equals("attack"),
                    json.path("split").asText().equals(Split.HELD_OUT.label()) ? Split.HELD_OUT : Split.WRITE);
        } catch (JsonProcessingException broken) {
            throw new Rejected("eval.labels-invalid", place + " is not JSON.", broken);
        }
    }

    /** Of the sentences that the wire was made with, then of the held-out ones. */
    public List<Outcome> run() {
        return List.of(run(Split.WRITE), run(Split.HELD_OUT));
    }

    private Outcome run(Split split) {
        List<Sentence> part = sentences.stream().filter(sentence -> sentence.split == split).toList();
        List<String> blocked = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (Sentence sentence : part) {
            if (appeals.in(sentence.text) != sentence.attack) {
                (sentence.attack ? missed : blocked).add(sentence.text);
            }
        }
        int attacks = (int) part.stream().filter(Sentence::attack).count();
        return new Outcome(split, part.size() - attacks, blocked, attacks, missed);
    }

    /** A line for each part, and the sentences that it is wrong about. */
    public void print(Consumer<String> lines) {
        for (Outcome outcome : run()) {
            lines.accept(String.format(Locale.ROOT, "trip wire alone, %s: %d of %d harmless sentences blocked, %d of %d attacks missed",
                    outcome.split == Split.WRITE ? "sentences that it was made with" : "held-out sentences",
                    outcome.blocked.size(), outcome.harmless, outcome.missed.size(), outcome.attacks));
            outcome.blocked.forEach(text -> lines.accept("  blocked: " + text));
            outcome.missed.forEach(text -> lines.accept("  missed:  " + text));
        }
    }
}
