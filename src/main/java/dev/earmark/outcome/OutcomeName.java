package dev.earmark.outcome;

import dev.earmark.fault.Rejected;
import dev.earmark.text.PlainText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What may be known of how an interaction ended. */
public enum OutcomeName {
    /** The customer's rating, 1 (worst) to 5. */
    CSAT("a whole number from 1 to 5"),
    /** How likely the customer would recommend the house, 0 to 10. */
    NPS("a whole number from 0 to 10"),
    /** Whether what the customer came for was done. */
    RESOLVED("yes or no"),
    /** Whether something was sold. */
    SALE("yes or no"),
    /** Whether the agent had to pass it on: to a supervisor, or to another department. */
    ESCALATED("yes or no"),
    /** Why the customer came, by the house's own word; no outcome, but what makes calls comparable. */
    REASON("a word or a few, at most 100 characters"),
    /** What the customer wrote when asked: private words of others, which say nothing about a score. */
    COMMENT("words, at most 4,000 characters");

    private static final int LONGEST_REASON = 100;
    private static final int LONGEST_COMMENT = 4_000;
    private static final int SATISFIED = 4;
    private static final int PROMOTER = 9;
    private static final Set<String> YES = Set.of("yes", "true", "1", "y");
    private static final Set<String> NO = Set.of("no", "false", "0", "n");

    private final String values;

    OutcomeName(String values) {
        this.values = values;
    }

    /** In lower case, as in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OutcomeName> of(String label) {
        return Arrays.stream(values()).filter(name -> name.label().equals(label)).findFirst();
    }

    /**
     * A value as it is kept: a number, {@code yes} or {@code no}, the reason, or the comment on one line.
     *
     * @throws Rejected with {@code outcome.invalid} when it is none
     */
    public String read(String text) {
        String plain = text.strip();
        String lower = plain.toLowerCase(Locale.ROOT);
        return switch (this) {
            case CSAT -> number(plain, 1, 5);
            case NPS -> number(plain, 0, 10);
            case RESOLVED, SALE, ESCALATED -> {
                if (!YES.contains(lower) && !NO.contains(lower)) {
                    throw invalid(plain);
                }
                yield YES.contains(lower) ? "yes" : "no";
            }
            case REASON -> {
                if (plain.isEmpty() || plain.length() > LONGEST_REASON) {
                    throw invalid(plain);
                }
                yield PlainText.quoted(plain, LONGEST_REASON);
            }
            case COMMENT -> {
                String line = PlainText.line(plain);
                if (line.isEmpty() || line.length() > LONGEST_COMMENT) {
                    throw invalid(plain);
                }
                yield line;
            }
        };
    }

    private String number(String text, int least, int most) {
        if (!text.matches("\\d{1,2}(?:\\.0+)?")) {
            throw invalid(text);
        }
        int number = (int) Double.parseDouble(text);
        if (number < least || number > most) {
            throw invalid(text);
        }
        return String.valueOf(number);
    }

    private Rejected invalid(String text) {
        return new Rejected("outcome.invalid", "\"" + PlainText.quoted(text) + "\" is no " + label() + ": it is " + values + ".");
    }

    /**
     * Whether it went well, as 0 or 1: satisfied from 4 of 5, a promoter from 9 of 10; empty for a reason and a comment.
     *
     * @param kept as it is kept
     */
    public OptionalDouble well(String kept) {
        return switch (this) {
            case CSAT -> OptionalDouble.of(Integer.parseInt(kept) >= SATISFIED ? 1 : 0);
            case NPS -> OptionalDouble.of(Integer.parseInt(kept) >= PROMOTER ? 1 : 0);
            case RESOLVED, SALE -> OptionalDouble.of(kept.equals("yes") ? 1 : 0);
            case ESCALATED -> OptionalDouble.of(kept.equals("yes") ? 0 : 1);
            case REASON, COMMENT -> OptionalDouble.empty();
        };
    }
}
