package dev.earmark.playbook.trait;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a playbook keeps of one conversation.
 *
 * @param reason  stems of how the customer began; tells conversations about different things apart
 * @param sayings of the agent, in order
 * @param habits  for each that had an occasion, the turn that shows it, or −1 where it was left
 * @param shift   how much better the customer felt at the end than at the start, −2 to 2; null where too little was said
 */
public record CallTraits(List<String> reason, List<Saying> sayings, Map<TalkHabit, Integer> habits, @Nullable Double shift) {

    /** Raised whenever a conversation would be read differently: what was kept under another number is read anew. */
    public static final int FORMAT = 1;

    public CallTraits {
        reason = List.copyOf(reason);
        sayings = List.copyOf(sayings);
        habits = Collections.unmodifiableMap(habits.isEmpty() ? new EnumMap<>(TalkHabit.class) : new EnumMap<>(habits));
    }

    /** Where nobody has read the customer's sentiment. */
    public CallTraits(List<String> reason, List<Saying> sayings, Map<TalkHabit, Integer> habits) {
        this(reason, sayings, habits, null);
    }

    /** The same with what was read of the customer's sentiment. */
    public CallTraits with(@Nullable Double read) {
        return new CallTraits(reason, sayings, habits, read);
    }

    /** As lines, to be read by {@link TraitParser}; about a kilobyte. */
    public String toText() {
        StringBuilder text = new StringBuilder(String.join(" ", reason)).append('\n').append(shift == null ? "-" : shift).append(' ');
        habits.forEach((habit, turn) -> text.append(habit.label()).append(' ').append(turn).append(' '));
        for (Saying saying : sayings) {
            text.append('\n').append(saying.situation().ordinal()).append(' ').append(saying.turn()).append(' ')
                    .append(saying.meaning() == null ? "-" : saying.meaning().toText());
            saying.stems().forEach(stem -> text.append(' ').append(stem));
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return sayings.stream().map(saying -> saying.situation().label() + ": " + String.join(" ", saying.stems()))
                .collect(Collectors.joining("\n"));
    }
}
