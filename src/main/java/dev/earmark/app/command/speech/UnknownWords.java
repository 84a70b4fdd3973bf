package dev.earmark.app.command.speech;

import dev.earmark.app.terminal.Output;
import dev.earmark.speech.talk.SoundNeighbours;
import dev.earmark.text.PlainText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints words that the recogniser does not know, the most frequent first, and what it hears in their place. */
final class UnknownWords {

    private static final int MOST = 20;
    private static final int LONGEST = 60;

    private final Output output;

    UnknownWords(Output output) {
        this.output = output;
    }

    void print(Map<String, Integer> unknown, SoundNeighbours neighbours) {
        if (unknown.isEmpty()) {
            return;
        }
        List<Map.Entry<String, Integer>> sorted = unknown.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).toList();
        output.line(String.format(Locale.ROOT, "%,d %s not known to the speech model and cannot be heard%s:", unknown.size(),
                unknown.size() == 1 ? "word is" : "words are",
                unknown.size() > MOST ? "; the most frequent" : ""));
        sorted.stream().limit(MOST).forEach(word -> {
            List<String> near = neighbours.of(word.getKey());
            output.line(String.format(Locale.ROOT, "  %-20s %5d times%s", PlainText.quoted(word.getKey(), LONGEST), word.getValue(),
                    near.isEmpty() ? "" : "   sounds like: " + String.join(", ", near)));
        });
    }
}
