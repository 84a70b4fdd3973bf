package dev.earmark.language.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The stretches of a text that may be JSON: from a brace or bracket to the one that closes it, none within another. */
final class JsonStretches {

    private static final int LONGEST = 65_536;
    private static final int MOST = 20;
    /** What some models think aloud before they answer, also when its beginning is not told. */
    private static final Pattern THOUGHT = Pattern
            .compile("(?s)<(think|thinking|reasoning)>.*?</\\1>|\\A.*</(?:think|thinking|reasoning)>");

    private JsonStretches() {}

    /** @throws ReplyUnreadable when it is too long to be a reply */
    static List<String> in(String reply) throws ReplyUnreadable {
        if (reply.length() > LONGEST) {
            throw new ReplyUnreadable("The reply is longer than " + LONGEST + " characters.");
        }
        String text = THOUGHT.matcher(reply).replaceAll(" ");
        List<String> stretches = new ArrayList<>();
        for (int at = 0; at < text.length() && stretches.size() < MOST; at++) {
            if (text.charAt(at) == '{' || text.charAt(at) == '[') {
                int end = end(text, at);
                stretches.add(text.substring(at, end));
                at = end - 1;
            }
        }
        return stretches;
    }

    /** Behind the sign that closes the one at {@code from}; the end of the text when nothing does. */
    private static int end(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted) {
                at += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return at + 1;
            }
        }
        return text.length();
    }
}
