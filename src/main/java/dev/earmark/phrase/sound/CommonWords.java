package dev.earmark.phrase.sound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words that everybody uses: whoever types one meant it, and it is nobody's name unless it is written like one. About 3,000, counted in
 * service conversations.
 */
public final class CommonWords {

    private static final String RESOURCE = "common-words.txt";
    private static final Set<String> WORDS = load();

    private CommonWords() {}

    /** @param word in lower case */
    public static boolean holds(String word) {
        return WORDS.contains(word);
    }

    private static Set<String> load() {
        try (InputStream in = CommonWords.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ", -1))).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
