package dev.earmark.transcript;

import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A language as BCP 47 (RFC 5646) writes it: a language, and where it matters a script and a region, such as {@code es} or {@code es-MX}.
 *
 * @param text canonical: the shortest code of the language, cases and hyphens as usual
 */
public record LanguageTag(String text) {

    /** So long may a tag be that is looked at, by RFC 5646, section 4.4.1. */
    private static final int LONGEST = 35;

    /**
     * Reads a tag as people and systems write it, also with underlines and by codes of three letters.
     *
     * @return empty when it is not well formed, names no language that there is, or says more than language, script and region
     */
    public static Optional<LanguageTag> of(String written) {
        String stripped = written.strip().replace('_', '-');
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Locale given = new Locale.Builder().setLanguageTag(stripped).build();
            String language = shortCodes().getOrDefault(given.getLanguage(), given.getLanguage());
            boolean more = !given.getVariant().isEmpty() || given.hasExtensions();
            if (language.isEmpty() || more || Locale.of(language).getDisplayLanguage(Locale.ENGLISH).equals(language)) {
                return Optional.empty();
            }
            return Optional.of(new LanguageTag(new Locale.Builder().setLocale(given).setLanguage(language).build().toLanguageTag()));
        } catch (IllformedLocaleException wrong) {
            return Optional.empty();
        }
    }

    /** ISO 639-1 by ISO 639-2. */
    private static Map<String, String> shortCodes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            codes.putIfAbsent(Locale.of(code).getISO3Language(), code);
        }
        return codes;
    }

    /** Without script and region. */
    public String language() {
        return Locale.forLanguageTag(text).getLanguage();
    }

    /** This one, then ever less of it, by RFC 4647, section 3.4: {@code zh-Hant-TW}, {@code zh-Hant}, {@code zh}. */
    public String shortened() {
        int end = text.lastIndexOf('-');
        return end < 0 ? "" : text.substring(0, end);
    }

    /** For people, such as {@code Spanish (Mexico)}. */
    public String name() {
        return Locale.forLanguageTag(text).getDisplayName(Locale.ENGLISH);
    }
}
