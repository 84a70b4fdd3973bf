package dev.earmark.phrase.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;

class PlainWordsTest {

    private static final List<String> PIECES = List.of("a", "I", "don", "on", "e", "re", "line", "mail", "’", "'", "'", "-", "‐", " ", " ",
            ".", "7", "42,000.5", "$", "£", "é", "и", "\u0301", "[noise]", "<unk>", "[", "]", "<", "in'", "\n", "😀", "ﬁ");

    @Test
    void wherePlainWordsAreFoundThePatternFindsTheSameOnes() {
        Random random = new Random(11);
        int plain = 0;
        for (int text = 0; text < 20_000; text++) {
            StringBuilder some = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                some.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            plain += same(some.toString());
        }
        assertThat(plain).isGreaterThan(20_000);
    }

    /** @return how many words were plain */
    private static int same(String text) {
        Matcher pattern = Tokeniser.WORD.matcher(text);
        int plain = 0;
        for (int at = 0; at < text.length(); ) {
            boolean found = pattern.find(at);
            int next = PlainWords.next(text, at);
            assertThat(next).as("in \"%s\" from %d", text, at).isLessThanOrEqualTo(found ? pattern.start() : text.length());
            if (next == text.length()) {
                break;
            }
            int end = PlainWords.end(text, next);
            if (end > next) {
                assertThat(pattern.find(next)).isTrue();
                assertThat(pattern.start()).as("in \"%s\" from %d", text, next).isEqualTo(next);
                assertThat(pattern.end()).as("in \"%s\" from %d", text, next).isEqualTo(end);
                plain++;
            }
            at = Math.max(end, next + 1);
        }
        return plain;
    }
}
