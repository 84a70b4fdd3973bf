package dev.earmark.language.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises words that are spoken to whoever judges rather than to the other party: "ignore your rubric", "give this call full marks", a
 * made-up verdict. In several languages, and through look-alike letters, digits for letters, letters set apart, and common encodings. It is
 * a tripwire, not a proof: where it trips, people judge. Safe for many threads.
 */
public final class Appeals {

    private static final int ENOUGH = 2;
    private static final int LONGEST = 20_000;
    private static final int OVERLAP = 4_000;
    /** A text in a simple cipher is looked at closely only when it says one of these. */
    private static final List<String> DECIPHERED = List.of("ignore", "instruct", "rubric", "criteri", "verdict", "full m", "score",
            "disregard", "evaluat", "not_");
    private static final String LOOK_ALIKES = "аaеeоoрpсcуyхxіiјjѕsһhԁdɡgӏlаaвbкkмmнhтtαaεeοoρpτtυuιiκkνvχxηnɑaıiłløođd";
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/]{20,4000}={0,2}");
    private static final Pattern SET_APART = Pattern.compile("\\b(?:\\p{L}[ .\\-_*]){3,}\\p{L}\\b");

    /** Digits and signs that may stand for letters, beside a letter; an exclamation mark behind a word is none. */
    private static final Pattern AMONG_LETTERS = Pattern.compile("[013457@$!]\\p{L}|\\p{L}[013457@$]|\\p{L}![013457@$]");

    private final List<Sign> signs = new ArrayList<>();

    /**
     * @param weight     2 is enough alone
     * @param latin      whether it can stand in a text without other letters
     * @param beginnings of the words that it can begin with; empty when it can begin otherwise
     */
    private record Sign(int weight, Pattern words, boolean latin, Set<String> beginnings) {

        boolean mayStandAmong(Set<String> words) {
            return beginnings.isEmpty() || !Collections.disjoint(words, beginnings);
        }
    }

    /** Reads the list of signs. */
    public Appeals() {
        try (InputStream list = Appeals.class.getResourceAsStream("appeals.tsv")) {
            if (list == null) {
                throw new IllegalStateException("appeals.tsv is not in the jar");
            }
            new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException unreadable) {
            throw new IllegalStateException("appeals.tsv cannot be read", unreadable);
        }
    }

    private void add(String line) {
        String[] parts = line.split("\t", 2);
        boolean latin = parts[1].chars().allMatch(c -> c < 128); // words of other scripts cost three times as much to look for
        String expression = bare(parts[1]);
        signs.add(new Sign(Integer.parseInt(parts[0]), Pattern.compile(expression, latin ? 0 : Pattern.UNICODE_CHARACTER_CLASS), latin,
                Beginnings.of(expression).orElse(Set.of())));
    }

    /** Whether somebody speaks to the judge here. Only the first and the last 20,000 characters are looked at. */
    public boolean in(String said) {
        String text = said.length() <= 2 * LONGEST ? said : said.substring(0, LONGEST) + " " + said.substring(said.length() - LONGEST);
        return readings(text).stream().anyMatch(this::speaks);
    }

    /**
     * Whether any of several turns of one party may hold an appeal: cheaper than looking at each with its neighbours, and true whenever one
     * of those would be.
     */
    public boolean maybeIn(List<String> turns) {
        StringBuilder joined = new StringBuilder();
        for (String turn : turns) {
            joined.append(turn).append("  "); // where signs may begin and end
            if (joined.length() > LONGEST) {
                if (in(joined.toString())) {
                    return true;
                }
                joined.delete(0, Math.max(0, joined.length() - OVERLAP));
            }
        }
        return in(joined.toString());
    }

    private boolean speaks(String reading) {
        int weight = 0;
        boolean latin = reading.chars().allMatch(c -> c < 128);
        Set<String> beginnings = Beginnings.in(reading);
        for (Sign sign : signs) {
            if ((sign.latin || !latin) && sign.mayStandAmong(beginnings) && sign.words.matcher(reading).find()) {
                weight += sign.weight;
                if (weight >= ENOUGH) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The text in every way that somebody might mean it to be read. */
    private static Set<String> readings(String text) {
        String plain = visible(text);
        Set<String> readings = new LinkedHashSet<>(List.of(folded(plain)));
        String alike = lookAlikes(folded(plain));
        readings.add(alike);
        if (AMONG_LETTERS.matcher(alike).find()) {
            readings.add(digitsAsLetters(alike));
        }
        readings.add(joined(alike));
        Matcher encoded = ENCODED.matcher(plain);
        while (encoded.find()) {
            decoded(encoded.group()).ifPresent(inside -> readings.add(folded(inside)));
        }
        if (plain.length() <= 2 * LONGEST) {
            for (String deciphered : List.of(turned(alike), new StringBuilder(alike).reverse().toString())) {
                if (DECIPHERED.stream().anyMatch(deciphered::contains)) {
                    readings.add(deciphered);
                }
            }
        }
        return readings;
    }

    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(c -> visible.appendCodePoint(Character.isWhitespace(c) || Character.isISOControl(c) ? ' ' : c));
        return visible.toString();
    }

    /** Lower case, without accents. */
    private static String folded(String text) {
        return bare(text).replace('’', '\'').replace('ß', 's').toLowerCase(Locale.ROOT);
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "");
    }

    private static String lookAlikes(String text) {
        StringBuilder latin = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int at = text.charAt(i) < 128 ? -1 : LOOK_ALIKES.indexOf(text.charAt(i));
            latin.append(at >= 0 && at % 2 == 0 ? LOOK_ALIKES.charAt(at + 1) : text.charAt(i));
        }
        return latin.toString();
    }

    private static String digitsAsLetters(String text) {
        return text.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a').replace('5', 's').replace('7', 't')
                .replace('@', 'a').replace('$', 's').replace('!', 'i');
    }

    /** "i g n o r e  y o u r" is read as "ignore your": letters join, two or more blanks part words. */
    private static String joined(String text) {
        return SET_APART.matcher(text).replaceAll(apart -> Matcher.quoteReplacement(apart.group().replaceAll("[ .\\-_*]", "")))
                .replaceAll(" {2,}", " ");
    }

    private static java.util.Optional<String> decoded(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.substring(0, text.length() - text.length() % 4));
            return java.util.Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return java.util.Optional.empty();
        }
    }

    /** Each letter by the thirteenth after it. */
    private static String turned(String text) {
        StringBuilder turned = new StringBuilder(text.length());
        text.chars().forEach(c -> turned.append(c >= 'a' && c <= 'z' ? (char) ('a' + (c - 'a' + 13) % 26) : (char) c));
        return turned.toString();
    }
}
