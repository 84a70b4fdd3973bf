package dev.earmark.eval.search;

import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Routing;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchDocument.Score;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * As many conversations as are wanted, made of those that ship: each is one of them in which one word in eight is another of the same
 * conversations, drawn as often as it is said, or a number. The same seed makes the same ones. Meaning is that of the turn it was made
 * of, a little turned. Safe for many threads.
 */
final class ManyCalls {

    private static final double SWAPPED = 0.125;
    private static final double NUMBERS = 0.02;
    private static final float TURNED = 0.02f;
    private static final int AGENTS = 400;
    private static final List<String> QUEUES = List.of("billing", "claims", "sales", "cards", "loans", "returns", "delivery", "retention");
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int SECONDS_BETWEEN = 40;

    private final List<SearchDocument> originals;
    private final List<String> words;
    private final long seed;

    ManyCalls(List<SearchDocument> originals, long seed) {
        this.originals = originals;
        this.seed = seed;
        this.words = originals.stream().flatMap(document -> document.transcript().turns().stream())
                .flatMap(turn -> List.of(turn.text().split(" +")).stream()).filter(word -> word.length() > 2).toList();
    }

    /** Some words that are said, one after the other; no numbers, which may be written in several ways. */
    List<String> passage(Random random, int length) {
        while (true) {
            SearchDocument document = originals.get(random.nextInt(originals.size()));
            List<Turn> turns = document.transcript().turns();
            List<String> said = turns.isEmpty() ? List.of()
                    : dev.earmark.phrase.words.Tokeniser.words(turns.get(random.nextInt(turns.size())).text());
            if (said.size() >= length) {
                int from = random.nextInt(said.size() - length + 1);
                List<String> passage = said.subList(from, from + length);
                if (passage.stream().allMatch(word -> word.chars().allMatch(Character::isLetter))) {
                    return passage;
                }
            }
        }
    }

    SearchDocument call(long number) {
        Random random = new Random(seed * 31 + number);
        SearchDocument original = originals.get(random.nextInt(originals.size()));
        String id = "call-" + number;
        List<Turn> turns = new ArrayList<>();
        for (Turn turn : original.transcript().turns()) {
            turns.add(new Turn(turn.index(), turn.speaker(), turn.time(), varied(turn.text(), random), List.of()));
        }
        Transcript transcript = new Transcript(id, original.transcript().channel(), original.transcript().source(),
                original.transcript().engine(), turns);
        double percent = random.nextInt(101);
        Score score = new Score("care", 1, percent, percent >= 70, percent >= 70 ? "good" : "poor",
                Map.of("greeting", percent >= 50 ? "met" : "not_met"), false);
        Instant at = BEGIN.plusSeconds(number * SECONDS_BETWEEN);
        return new SearchDocument(id, 1, "ext-" + number, new Facts("agent-" + random.nextInt(AGENTS), null, null, null),
                new Routing("team-" + random.nextInt(20), QUEUES.get(random.nextInt(QUEUES.size()))), at, at, 240_000L, "scored", score,
                List.of(), null, Map.of(), Map.of(), transcript, turned(original.vectors(), random));
    }

    private String varied(String text, Random random) {
        return List.of(text.split(" +")).stream().map(word -> {
            double draw = random.nextDouble();
            return draw < NUMBERS ? String.valueOf(random.nextInt(10_000))
                    : draw < SWAPPED ? words.get(random.nextInt(words.size())) : word;
        }).collect(Collectors.joining(" "));
    }

    private static List<float[]> turned(List<float[]> vectors, Random random) {
        List<float[]> turned = new ArrayList<>(vectors.size());
        for (float[] vector : vectors) {
            float[] other = vector.clone();
            for (int i = 0; i < other.length; i++) {
                other[i] += (float) random.nextGaussian() * TURNED;
            }
            turned.add(other);
        }
        return turned;
    }
}
