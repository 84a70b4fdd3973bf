package dev.earmark.rubric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** Reads the written form of a {@link Pattern}. One use per text. */
final class PatternParser {

    private static final java.util.regex.Pattern TOKEN =
            java.util.regex.Pattern.compile("\\s*(\\.\\.\\.|<\\d+>|\\{[a-z-]+}|[()\\[\\]|]|[\\p{L}\\p{N}$£€'’&/-]+\\*?)");

    private final String text;
    private final List<String> tokens;
    private int next;

    private PatternParser(String text) {
        this.text = text;
        this.tokens = tokenise(text);
    }

    /** @throws IllegalArgumentException with a clause that says what is wrong and where */
    static Pattern parse(String text) {
        PatternParser parser = new PatternParser(text);
        Pattern pattern = parser.choices();
        if (parser.next < parser.tokens.size()) {
            throw parser.wrong("\"" + parser.tokens.get(parser.next) + "\" closes nothing");
        }
        return pattern;
    }

    private static List<String> tokenise(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (!text.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new IllegalArgumentException("phrase \"" + text + "\" has a sign that means nothing here: \"" + text.substring(at).strip() + "\"");
            }
            tokens.add(matcher.group(1).toLowerCase(Locale.ROOT));
            at = matcher.end();
        }
        return tokens;
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
            case '<' -> gap(Integer.parseInt(token, 1, token.length() - 1, 10));
            case '{' -> new Pattern.Named(token.substring(1, token.length() - 1));
            default -> token.endsWith("*")
                    ? new Pattern.Literal(token.substring(0, token.length() - 1), true)
                    : new Pattern.Literal(token, false);
        };
    }

    private Pattern gap(int most) {
        if (most < 1 || most > 30) {
            throw wrong("a gap of " + most + " words is outside 1 to 30");
        }
        return new Pattern.Gap(most);
    }

    private Pattern closed(String by) {
        Pattern inner = choices();
        if (!peekIs(by)) {
            throw wrong("a \"" + by + "\" is missing");
        }
        next++;
        return inner;
    }

    private boolean peekIs(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("in phrase \"" + text + "\" " + what);
    }
}
