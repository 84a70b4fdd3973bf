package dev.earmark.speech.talk;

import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Something that a recogniser is to expect besides what it was made with. */
public sealed interface Talk {

    /** Told beside the name of the recogniser's model. */
    String name();

    /** Of what is expected, 0 to 1; all before it keep the rest. */
    double share();

    /** Whether it takes less of its share after words that it has seldom seen. */
    default boolean bySeen() {
        return false;
    }

    /** By which one kind of talk is told from every other, lower-case hexadecimal. */
    String digest();

    /** @throws IOException when it cannot be read */
    BackoffModel over(NgramFst grammar) throws IOException;

    /** Weights in a file, as {@link TalkWeights} writes them. @param digest of the file */
    record Weights(String name, Path file, String digest, double share) implements Talk {

        @Override
        public BackoffModel over(NgramFst grammar) throws IOException {
            return TalkWeights.read(file, grammar.vocabulary(), grammar.model());
        }
    }

    /** Weights learnt from texts of a house, as {@link HouseTalk} makes them. @param name its version @param digest of the file */
    record House(String name, Path file, String digest, double share) implements Talk {

        @Override
        public boolean bySeen() {
            return true;
        }

        @Override
        public BackoffModel over(NgramFst grammar) throws IOException {
            return TalkWeights.read(file, grammar.vocabulary(), grammar.model());
        }
    }

    /**
     * Names and phrases of a house, each in sentences around which names are said. In the place of a word that the recogniser does not know
     * stands what it hears instead: "bright line" for "brightline"; where nothing sounds like it, the word breaks the phrase.
     *
     * @param phrases as people write them
     */
    record Phrases(List<String> phrases, double share) implements Talk {

        private static final List<String> CARRIERS = List.of("%s", "this is %s", "thank you for calling %s", "thanks for calling %s",
                "hello this is %s how can i help you", "i have a question about %s", "i'm calling about %s", "welcome to %s",
                "my name is %s", "is it %s or not", "the %s please", "i'm calling from %s");

        public Phrases {
            phrases = List.copyOf(phrases);
        }

        @Override
        public String name() {
            return "phrases";
        }

        @Override
        public String digest() {
            return new Sha256().add(("nearest sounds\n" + String.join("\n", phrases)).getBytes(StandardCharsets.UTF_8)).hex();
        }

        @Override
        public BackoffModel over(NgramFst grammar) {
            SeenSentences seen = new SeenSentences(grammar.vocabulary());
            Map<String, List<String>> heard = new HousePhrases(phrases).unknown(grammar);
            for (String phrase : phrases) {
                for (List<String> spoken : SpokenText.sentences(phrase.toLowerCase(Locale.ROOT))) {
                    List<String> hearable = spoken.stream().flatMap(word -> heard(word, heard)).toList();
                    CARRIERS.forEach(carrier -> seen.add(filled(carrier, hearable)));
                }
            }
            return new KneserNey(grammar.model(), 1, seen).estimate();
        }

        private static Stream<String> heard(String word, Map<String, List<String>> heard) {
            return Arrays.stream(heard.getOrDefault(word, List.of()).stream().findFirst().orElse(word).split(" "));
        }

        private static List<String> filled(String carrier, List<String> phrase) {
            List<String> words = new ArrayList<>();
            for (String part : carrier.split(" ")) {
                words.addAll(part.equals("%s") ? phrase : List.of(part));
            }
            return words;
        }
    }
}
