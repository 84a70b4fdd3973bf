package dev.earmark.playbook.trait;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link CallTraits#toText()} wrote, in some ten microseconds a conversation: a hundred thousand are read again for every
 * playbook. A stem that was met before is the same string again, so those of all conversations take no more memory than the words of the
 * language. For one thread.
 */
public final class TraitParser {

    private static final String NONE = "-";
    private static final Situation[] SITUATIONS = Situation.values();

    private final WordPool pool = new WordPool();
    private final List<String> words = new ArrayList<>();
    private String text = "";
    private int from;
    private int to;
    private int end;

    /** @throws IllegalArgumentException when it was not written so */
    public CallTraits parse(String kept) {
        text = kept;
        end = -1;
        try {
            List<String> reason = line() ? words() : List.of();
            line();
            String shift = token();
            Map<TalkHabit, Integer> habits = habits();
            List<Saying> sayings = new ArrayList<>();
            while (line()) {
                sayings.add(saying());
            }
            return new CallTraits(reason, sayings, habits, shift.equals(NONE) ? null : (Double) Double.parseDouble(shift));
        } catch (IndexOutOfBoundsException cut) {
            throw new IllegalArgumentException("these are no traits of a conversation", cut);
        }
    }

    private Saying saying() {
        Situation situation = SITUATIONS[number()];
        int turn = number();
        String meaning = token();
        return new Saying(turn, situation, words(), sketch(meaning));
    }

    private static @Nullable MeaningSketch sketch(String meaning) {
        return meaning.equals(NONE) ? null : MeaningSketch.parse(meaning);
    }

    private Map<TalkHabit, Integer> habits() {
        Map<TalkHabit, Integer> habits = new EnumMap<>(TalkHabit.class);
        while (next()) {
            habits.put(TalkHabit.of(text.substring(from, to)), number());
        }
        return habits;
    }

    /** Goes on to the next line. @return false when there is none */
    private boolean line() {
        if (end >= text.length()) {
            return false;
        }
        to = end + 1;
        int next = text.indexOf('\n', to);
        end = next < 0 ? text.length() : next;
        return next >= 0 || to < end;
    }

    /** Goes on to the next word of the line. @return false when there is none */
    private boolean next() {
        from = to;
        while (from < end && text.charAt(from) == ' ') {
            from++;
        }
        int space = text.indexOf(' ', from, end);
        to = space < 0 ? end : space;
        return from < to;
    }

    private String token() {
        next();
        return text.substring(from, to);
    }

    private int number() {
        next();
        return Integer.parseInt(text, from, to, 10);
    }

    /** The rest of the line. */
    private List<String> words() {
        words.clear();
        while (next()) {
            words.add(pool.word(text, from, to));
        }
        return List.copyOf(words);
    }
}
