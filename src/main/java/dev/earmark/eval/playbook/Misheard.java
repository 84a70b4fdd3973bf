package dev.earmark.eval.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sentences as a recogniser of speech would hear them: some words lost, some taken for others. The same sentence has eight hearings. */
final class Misheard {

    private static final int HEARINGS = 8;
    private static final double LOST = 0.35;
    private static final List<String> OTHERS = List.of("the", "and", "a", "to", "it", "of", "in", "that", "for", "with", "there", "were",
            "four", "two", "your", "on", "at", "one", "an", "what", "where", "day", "see", "now", "know", "or", "then", "well", "when");

    private final double rate;

    /** @param rate share of words that are misheard, 0 to 1 */
    Misheard(double rate) {
        this.rate = rate;
    }

    String hear(String sentence, Random random) {
        Random hearing = new Random(sentence.hashCode() * 31L + random.nextInt(HEARINGS));
        List<String> words = new ArrayList<>();
        for (String word : sentence.split(" ", -1)) {
            if (hearing.nextDouble() >= rate) {
                words.add(word);
            } else if (hearing.nextDouble() >= LOST) {
                words.add(OTHERS.get(hearing.nextInt(OTHERS.size())));
            }
        }
        return words.isEmpty() ? sentence : String.join(" ", words);
    }
}
