package dev.earmark.speech.talk;

import dev.earmark.hash.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Something that a recogniser is to expect besides what it was made with. */
public sealed interface Talk {

    /** Told beside the name of the recogniser's model. */
    String name();

    /** Of what is expected, 0 to 1; all before it keep the rest. */
    double share();

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

    /**
     * Names and phrases of a house, each in sentences around which names are said. Words that the recogniser does not know are passed over.
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
            return new Sha256().add(String.join("\n", phrases).getBytes(StandardCharsets.UTF_8)).hex();
        }

        @Override
        public BackoffModel over(NgramFst grammar) {
            SeenSentences seen = new SeenSentences(grammar.vocabulary());
            for (String phrase : phrases) {
                for (List<String> spoken : SpokenText.sentences(phrase.toLowerCase(Locale.ROOT))) {
                    for (String carrier : CARRIERS) {
                        List<String> words = new ArrayList<>();
                        for (String part : carrier.split(" ")) {
                            words.addAll(part.equals("%s") ? spoken : List.of(part));
                        }
                        seen.add(words);
                    }
                }
            }
            return new KneserNey(grammar.model(), 1, seen).estimate();
        }
    }
}
