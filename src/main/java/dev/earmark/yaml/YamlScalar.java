package dev.earmark.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A text as it stands in YAML, so that it is read as exactly this text, whatever is in it. */
public final class YamlScalar {

    /** Words with blanks between; letters of every script, digits not first, no sign that means something in YAML. */
    private static final Pattern PLAIN = Pattern
            .compile("\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:['’]\\p{L}+)?(?: [\\p{L}\\p{N}]+(?:['’]\\p{L}+)?)*");
    private static final Set<String> NOT_TEXT = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "inf", "nan");

    private YamlScalar() {}

    /** Without quotation marks where none are needed, in lists of either style. */
    public static String of(String text) {
        return PLAIN.matcher(text).matches() && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT)) ? text : quoted(text);
    }

    /** In double quotation marks, on one line; whatever is not a plain sign is escaped by its number. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(plain(point) ? Character.toString(point) : "\\U%08X".formatted(point));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean plain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> point == ' ';
            default -> true;
        };
    }
}
