package dev.earmark.phrase.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Reads the written form of a {@link Pattern}. One use per text. */
public final class PatternParser {

    private static final java.util.regex.Pattern TOKEN =
            java.util.regex.Pattern.compile("\\s*(\\.\\.\\.|<\\d+>|\\{[a-z-]+}|[()\\[\\]|]|[\\p{L}\\p{N}$£€'’&/-]+\\*?)");

    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_DEPTH = 20;
    private static final int WIDEST_GAP = 30;

    private final String text;
    private final List<String> tokens;
    private int next;
    private int depth;

    private PatternParser(String text) {
        this.text = text;
        this.tokens = tokenise(text);
    }

    /** @throws IllegalArgumentException with a clause that says what is wrong and where */
    public static Pattern parse(String text) {
        PatternParser parser = new PatternParser(text);
        Pattern pattern = parser.choices();
        if (parser.next < parser.tokens.size()) {
            throw parser.wrong("\"" + parser.tokens.get(parser.next) + "\" closes nothing");
        }
        return pattern;
    }

    private static List<String> tokenise(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a phrase is " + text.length() + " characters long; at most " + LONGEST_TEXT + " are read");
        }
        List<String> tokens = new ArrayList<>();
        String trimmed = text.stripTrailing();
        Matcher matcher = TOKEN.matcher(trimmed);
        int at = 0;
        while (at < trimmed.length()) {
            if (!matcher.region(at, trimmed.length()).lookingAt()) {
                throw new IllegalArgumentException("in phrase \"" + text + "\" the sign \"" + sign(trimmed.substring(at).strip())
                        + "\" means nothing; write words without punctuation, and word lists in lower case like {house}");
            }
            tokens.add(matcher.group(1).toLowerCase(Locale.ROOT));
            at = matcher.end();
        }
        return tokens;
    }

    private static String sign(String rest) {
        return rest.substring(0, rest.offsetByCodePoints(0, 1));
    }

    private Pattern choices() {
        List<Pattern> choices = new ArrayList<>();
        choices.add(sequence());
        while (peekIs("|")) {
            next++;
            choices.add(sequence());
        }
        return choices.size() == 1 ? choices.getFirst() : new Pattern.OneOf(choices);
    }

    private Pattern sequence() {
        List<Pattern> parts = new ArrayList<>();
        while (next < tokens.size() && !peekIs("|") && !peekIs(")") && !peekIs("]")) {
            parts.add(part(tokens.get(next++)));
        }
        if (parts.isEmpty()) {
            throw wrong("there is an empty choice");
        }
        return parts.size() == 1 ? parts.getFirst() : new Pattern.Sequence(parts);
    }

    private Pattern part(String token) {
        return switch (token.charAt(0)) {
            case '(' -> closed(")");
            case '[' -> new Pattern.Maybe(closed("]"));
            case '.' -> new Pattern.Gap(Pattern.OPEN_GAP);
            case '<' -> gap(token.substring(1, token.length() - 1));
            case '{' -> new Pattern.Named(token.substring(1, token.length() - 1));
            default -> literal(token);
        };
    }

    private Pattern literal(String token) {
        if (token.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw wrong("\"" + token + "\" is no word");
        }
        return token.endsWith("*") ? new Pattern.Literal(token.substring(0, token.length() - 1), true) : new Pattern.Literal(token, false);
    }

    private Pattern gap(String words) {
        int most = words.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(words);
        if (most < 1 || most > WIDEST_GAP) {
            throw wrong("a gap of " + words + " words is outside 1 to " + WIDEST_GAP);
        }
        return new Pattern.Gap(most);
    }

    private Pattern closed(String by) {
        if (++depth > MOST_DEPTH) {
            throw wrong("brackets nest deeper than " + MOST_DEPTH + " levels");
        }
        Pattern inner = choices();
        if (!peekIs(by)) {
            throw wrong("a \"" + by + "\" is missing");
        }
        next++;
        depth--;
        return inner;
    }

    private boolean peekIs(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("in phrase \"" + text + "\" " + what);
    }
}
