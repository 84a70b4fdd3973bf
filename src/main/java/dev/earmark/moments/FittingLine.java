package dev.earmark.moments;

import dev.earmark.rubric.Criterion;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The better line that could have been said in exactly this conversation: each of its words is one of a contact centre's plain words, or
 * was said. A line about a lamp is no help to somebody who sold a journey, and none is shown then.
 */
final class FittingLine {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’]\\p{L}+)?");
    private static final String PLAIN = "/moments/plain-words.txt";
    /** "delivered" was said where the line has "delivery". */
    private static final int SAME_BEGINNING = 5;

    private final Set<String> plain = plain();

    /** The first that fits; null when none does. */
    @Nullable String of(Criterion criterion, Transcript transcript) {
        Set<String> said = new HashSet<>();
        for (Turn turn : transcript.turns()) {
            words(turn.text()).forEach(word -> {
                said.add(word);
                said.add(beginning(word));
            });
        }
        return criterion.betterLines().stream().filter(line -> words(line).stream()
                .allMatch(word -> plain.contains(word) || said.contains(word) || said.contains(beginning(word)))).findFirst().orElse(null);
    }

    /** Short words have no beginning that tells anything; they only equal themselves. */
    private static String beginning(String word) {
        return word.length() <= SAME_BEGINNING ? word : word.substring(0, SAME_BEGINNING) + "*";
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\'')).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> plain() {
        try (InputStream in = FittingLine.class.getResourceAsStream(PLAIN)) {
            if (in == null) {
                throw new IllegalStateException(PLAIN + " is not in the program");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
