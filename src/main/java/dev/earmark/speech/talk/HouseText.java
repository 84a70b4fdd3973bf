package dev.earmark.speech.talk;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A text of a house as it is spoken: a script, an article, a chat, a call.
 *
 * @param name     of the file or conversation, for messages
 * @param passages of which each counts as one place where a word was seen: a whole conversation, or a paragraph of what the house wrote
 */
public record HouseText(String name, List<Passage> passages) {

    /** Addresses that nobody reads out, and marks such as {@code [card number]}, which stand for what is not to be seen. */
    private static final Pattern NOT_SAID = Pattern.compile("\\S+@\\S+|(?:https?://|www\\.)\\S+|\\[[^\\]\\n]{0,60}]|<[^>\\n]{0,60}>");

    public HouseText {
        passages = List.copyOf(passages);
    }

    /** @param sentences word by word, in the spelling of the recogniser */
    public record Passage(List<List<String>> sentences) {

        public Passage {
            sentences = List.copyOf(sentences);
        }

        /** @param written as people write it, or as it was heard */
        public static Passage of(String written) {
            String said = NOT_SAID.matcher(written).replaceAll("\n");
            return new Passage(SpokenText.sentences(said).stream().filter(sentence -> !sentence.isEmpty()).toList());
        }
    }

    /** @param written each a passage of its own */
    public static HouseText of(String name, List<String> written) {
        return new HouseText(name, written.stream().map(Passage::of).toList());
    }

    /** All words that are said in it. */
    public int words() {
        return passages.stream().flatMap(passage -> passage.sentences().stream()).mapToInt(List::size).sum();
    }
}
