package dev.earmark.language.prompt;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises words that are spoken to whoever judges rather than to the other party: "ignore your rubric", "give this call full marks", a
 * made-up verdict. Several signs are weighed, so that a single harmless one ("you are an AI, right?", "full marks in the survey") is
 * none. In several languages, and through look-alike letters, digits for letters, letters set apart, and common encodings. It is a
 * tripwire, not a proof: where it trips, people judge. Safe for many threads.
 */
public final class Appeals {

    private static final int ENOUGH = 3;
    /** Whoever takes words apart or encodes them means them to be found by nobody else. */
    private static final int ENOUGH_HIDDEN = 2;
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

    private final AppealSigns signs = new AppealSigns();

    /** Whether somebody speaks to the judge here. Only the first and the last 20,000 characters are looked at. */
    public boolean in(String said) {
        Map<String, Integer> readings = readings(ends(said));
        int open = signs.weight(readings.keySet().iterator().next());
        return open >= ENOUGH || readings.entrySet().stream().skip(1).anyMatch(reading -> {
            int weight = signs.weight(reading.getKey());
            return weight > open && weight >= reading.getValue();
        });
    }

    private static String ends(String said) {
        return said.length() <= 2 * LONGEST ? said : said.substring(0, LONGEST) + " " + said.substring(said.length() - LONGEST);
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
                if (mayBe(joined.toString())) {
                    return true;
                }
                joined.delete(0, Math.max(0, joined.length() - OVERLAP));
            }
        }
        return mayBe(joined.toString());
    }

    private boolean mayBe(String said) {
        return readings(ends(said)).entrySet().stream().anyMatch(reading -> signs.most(reading.getKey()) >= reading.getValue());
    }

    /** The text in every way that somebody might mean it to be read, as it stands first, with the weight that is enough. */
    private static Map<String, Integer> readings(String text) {
        String plain = visible(text);
        Map<String, Integer> readings = new LinkedHashMap<>(Map.of(folded(plain), ENOUGH));
        String alike = lookAlikes(folded(plain));
        readings.putIfAbsent(alike, ENOUGH);
        if (AMONG_LETTERS.matcher(alike).find()) {
            readings.putIfAbsent(digitsAsLetters(alike), ENOUGH);
        }
        readings.putIfAbsent(joined(alike), SET_APART.matcher(alike).find() ? ENOUGH_HIDDEN : ENOUGH);
        Matcher encoded = ENCODED.matcher(plain);
        while (encoded.find()) {
            decoded(encoded.group()).ifPresent(inside -> readings.putIfAbsent(folded(inside), ENOUGH_HIDDEN));
        }
        if (plain.length() <= 2 * LONGEST) {
            for (String deciphered : List.of(turned(alike), new StringBuilder(alike).reverse().toString())) {
                if (DECIPHERED.stream().anyMatch(deciphered::contains)) {
                    readings.putIfAbsent(deciphered, ENOUGH);
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
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}+", "").replace('’', '\'').replace('ß', 's')
                .toLowerCase(Locale.ROOT);
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
