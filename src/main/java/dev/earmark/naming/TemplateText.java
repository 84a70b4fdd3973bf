package dev.earmark.naming;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a template as people write it: {@code {team}/{agent}_{time:yyyyMMdd-HHmmss}}. */
final class TemplateText {

    private static final String UUID = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";
    private static final Pattern DIGITS = Pattern.compile("(\\d{1,2})-(\\d{1,2})");
    private static final Pattern FORMAT_PIECE = Pattern.compile("'((?:[^']|'')*)'|([A-Za-z])\\2*|.", Pattern.DOTALL);

    private final String template;

    TemplateText(String template) {
        this.template = template;
    }

    /** @throws IllegalArgumentException with what is wrong */
    List<NamePiece> pieces() {
        List<NamePiece> pieces = new ArrayList<>();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int end = open < 0 ? template.length() : open;
            if (end > at) {
                literal(template.substring(at, end), pieces);
            }
            int close = open < 0 ? end : template.indexOf('}', open);
            if (close < 0) {
                throw new IllegalArgumentException("name-pattern has \"" + template + "\", where a { has no }");
            }
            if (open >= 0) {
                pieces.add(field(template.substring(open + 1, close)));
            }
            at = open < 0 ? end : close + 1;
        }
        return List.copyOf(pieces);
    }

    /** A star stands for anything. */
    private static void literal(String text, List<NamePiece> pieces) {
        for (String part : text.split("(?=\\*)|(?<=\\*)", -1)) {
            if (!part.isEmpty()) {
                pieces.add(part.equals("*") ? new NamePiece.Read(NameField.ANY, null) : new NamePiece.Literal(part));
            }
        }
    }

    private NamePiece field(String written) {
        int colon = written.indexOf(':');
        String name = (colon < 0 ? written : written.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
        String form = colon < 0 ? "" : written.substring(colon + 1);
        if (name.equals("time") || name.equals("utc")) {
            return new NamePiece.Moment(checked(form, written), shape(form), name.equals("utc"));
        }
        NameField field = NameField.of(name).orElseThrow(() -> new IllegalArgumentException("name-pattern has \"{" + written
                + "}\"; known are {time:…}, {utc:…}, {" + String.join("}, {", NameField.words()) + "}"));
        return new NamePiece.Read(field, field == NameField.EPOCH ? Pattern.compile("\\d{9,13}") : shaped(form, written));
    }

    private static @Nullable Pattern shaped(String form, String written) {
        Matcher digits = DIGITS.matcher(form);
        if (form.isEmpty()) {
            return null;
        } else if (form.equals("uuid")) {
            return Pattern.compile(UUID);
        } else if (digits.matches() && Integer.parseInt(digits.group(1)) <= Integer.parseInt(digits.group(2))) {
            return Pattern.compile("[+*#]?[0-9xX]{" + digits.group(1) + "," + digits.group(2) + "}");
        }
        throw new IllegalArgumentException("name-pattern has \"{" + written + "}\"; behind the colon stands uuid, or how many digits it"
                + " may have, such as 2-6");
    }

    private static String checked(String form, String written) {
        try {
            if (!form.isEmpty()) {
                return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).toString().isEmpty() ? "" : form;
            }
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("name-pattern has \"{" + written + "}\": " + wrong.getMessage(), wrong);
        }
        throw new IllegalArgumentException("name-pattern has \"{" + written + "}\"; say how the time is written, such as"
                + " {time:yyyyMMdd-HHmmss}");
    }

    /** A text of the form of a time: one letter stands for one or two digits, more for as many. */
    private static Pattern shape(String form) {
        StringBuilder shape = new StringBuilder();
        Matcher pieces = FORMAT_PIECE.matcher(form);
        while (pieces.find()) {
            String quoted = pieces.group(1);
            String letter = pieces.group(2);
            int count = pieces.group().length();
            if (quoted != null) {
                shape.append(Pattern.quote(quoted.isEmpty() ? "'" : quoted.replace("''", "'")));
            } else if (letter == null) {
                shape.append(Pattern.quote(pieces.group()));
            } else if (letter.equals("a")) {
                shape.append("[AaPp][Mm]");
            } else if ("XxZO".contains(letter)) {
                shape.append("(?:Z|[+-]\\d{2}:?(?:\\d{2})?)");
            } else if (count >= 3 && "MLEe".contains(letter)) {
                shape.append("\\p{L}{3,9}");
            } else {
                shape.append(count == 1 ? "\\d{1,2}" : "\\d{" + count + "}");
            }
        }
        return Pattern.compile(shape.toString());
    }
}
