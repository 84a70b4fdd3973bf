package dev.earmark.access;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.earmark.fault.Rejected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses passwords that are tried first: the {@value #COMMON} commonest (the ranked list of zxcvbn), also in capitals, repeated, or
 * with a few characters around them, and those that are little more than the login or the name of the house. Safe for many threads.
 */
public final class PasswordRules {

    static final int COMMON = 10_000;

    private static final String PRODUCT = "earmark";
    /** Characters after a common password that make it no better. */
    private static final int MOST_SUFFIX = 4;
    /** Letters and digits that must be left when the names are taken out. */
    private static final int LEAST_LEFT = 8;
    private static final int SHORTEST_NAME = 3;

    private final Set<String> company;

    /** @param company name of the house; null when it is not set */
    public PasswordRules(@Nullable String company) {
        this.company = company == null ? Set.of() : words(company);
    }

    /** Loaded when first asked for: most commands never are. */
    private static final class Common {
        static final Set<String> WORDS = load();

        private static Set<String> load() {
            try {
                return StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream().limit(COMMON)
                        .map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /**
     * @param names of the one whose password it will be: login and name
     * @throws Rejected with {@code access.password-length}, {@code access.password-common} or {@code access.password-personal}
     */
    public void check(String password, Collection<String> names) {
        Passwords.checkLength(password);
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
        if (common(plain)) {
            throw new Rejected("access.password-common", "This password is one of the " + COMMON
                    + " commonest, or hardly more than one, and would be guessed at once; choose a few words that do not belong together.");
        }
        if (left(plain, names) < LEAST_LEFT) {
            throw new Rejected("access.password-personal",
                    "This password is little more than your login, your name or the name of the house; choose a few words"
                    + " that do not belong together.");
        }
    }

    private static boolean common(String plain) {
        boolean withSuffix = IntStream.rangeClosed(0, Math.min(MOST_SUFFIX, plain.length() - 1))
                .mapToObj(cut -> once(plain.substring(0, plain.length() - cut))).anyMatch(PasswordRules::known);
        String bare = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return withSuffix || Common.WORDS.contains(once(bare));
    }

    private static boolean known(String piece) {
        return piece.length() <= SHORTEST_NAME || Common.WORDS.contains(piece);
    }

    /** A text that is one piece again and again is no better than the piece. */
    private static String once(String text) {
        return IntStream.rangeClosed(1, text.length() / 2).filter(length -> text.length() % length == 0)
                .mapToObj(length -> text.substring(0, length)).filter(piece -> piece.repeat(text.length() / piece.length()).equals(text))
                .findFirst().orElse(text);
    }

    private long left(String plain, Collection<String> names) {
        String rest = squeezed(plain);
        Set<String> known = names.stream().flatMap(name -> words(name).stream()).collect(Collectors.toSet());
        known.addAll(company);
        known.add(PRODUCT);
        for (String name : known.stream().sorted((a, b) -> b.length() - a.length()).toList()) {
            rest = rest.replace(name, "");
        }
        boolean untouched = rest.length() == squeezed(plain).length();
        return untouched ? Integer.MAX_VALUE : rest.length();
    }

    /** The name in one piece and each of its words. */
    private static Set<String> words(String name) {
        String lower = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Set<String> words = Arrays.stream(lower.split("[^\\p{L}\\p{N}]+", -1)).filter(word -> word.length() >= SHORTEST_NAME)
                .collect(Collectors.toSet());
        if (squeezed(lower).length() >= SHORTEST_NAME) {
            words.add(squeezed(lower));
        }
        return words;
    }

    private static String squeezed(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
