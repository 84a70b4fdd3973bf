package dev.earmark.eval.sentiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.eval.sentiment.SentimentTraining.Labelled;
import dev.earmark.fault.NotFound;
import dev.earmark.measure.Sentiment.Label;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sentences with a sentiment that people gave them: the customers' sentences of the MAIA support chats, where happiness is positive,
 * disappointment, frustration, anger and anxiety are negative and the rest is neutral; and the GoEmotions comments.
 *
 * @param corpora folder with {@code maia} and {@code goemotions}
 */
record SentimentMaterial(Path corpora) {

    private static final Set<String> NEGATIVE = Set.of("disappointment", "frustration", "anger", "anxiety");

    /** The customers' sentences that have a label. */
    List<Labelled> supportChats() {
        Path folder = corpora.resolve("maia");
        List<Labelled> sentences = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<String> emotions = List.of(Files.readString(folder.resolve("labels.txt")).strip().split("\\s+", -1));
            for (Path file : files.filter(path -> path.toString().endsWith("_a.json")).sorted().toList()) {
                for (JsonNode dialogue : new ObjectMapper().readTree(file.toFile())) {
                    dialogue.path("turns").forEach(turn -> addCustomer(turn, emotions, sentences));
                }
            }
        } catch (IOException e) {
            throw missing(folder, e);
        }
        return sentences;
    }

    private static void addCustomer(JsonNode turn, List<String> emotions, List<Labelled> sentences) {
        JsonNode texts = turn.path("text_mt");
        for (int i = 0; turn.path("floor").asText().equals("inbound") && i < texts.size(); i++) {
            JsonNode emotion = turn.path("Emotion").path(i);
            if (emotion.isInt() && emotion.asInt() >= 0 && emotion.asInt() < emotions.size() && !texts.path(i).asText().isBlank()) {
                sentences.add(new Labelled(label(emotions.get(emotion.asInt())), texts.path(i).asText()));
            }
        }
    }

    private static Label label(String emotion) {
        return emotion.equals("happiness") ? Label.POSITIVE : NEGATIVE.contains(emotion) ? Label.NEGATIVE : Label.NEUTRAL;
    }

    /** One half of the GoEmotions comments, those with one sentiment. */
    List<Labelled> comments() {
        Path file = corpora.resolve("goemotions").resolve("goemotions.jsonl");
        List<Labelled> comments = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        try (Stream<String> lines = Files.lines(file)) {
            for (String line : lines.filter(line -> line.contains("\"split\": \"dev\"")).toList()) {
                JsonNode json = mapper.readTree(line);
                Set<String> sentiments = new HashSet<>();
                json.path("sentiment").forEach(sentiment -> sentiments.add(sentiment.asText().replace("ambiguous", "neutral")));
                if (sentiments.size() == 1) {
                    comments.add(new Labelled(
                            Label.valueOf(sentiments.iterator().next().toUpperCase(Locale.ROOT)), json.path("text").asText()));
                }
            }
        } catch (IOException e) {
            throw missing(file, e);
        }
        return comments;
    }

    private static NotFound missing(Path place, IOException cause) {
        return new NotFound("eval.set-missing", "There is nothing to compare sentiment readers on in " + place + ".", cause);
    }
}
