package dev.earmark.speech.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many ways to say one thing: words, choices among wordings, and names of slots that stand for other wordings. Immutable. */
sealed interface Phrasing {

    /** Slots within slots; more is a circle. */
    int DEEPEST = 24;

    /** What a slot stands for. */
    interface Slots {
        Phrasing named(String slot);
    }

    /** Says it in one way, each choice being equally likely. @param spoken the words are added to it */
    void say(Random random, Slots slots, List<String> spoken);

    /** One word, lower case. */
    record Said(String word) implements Phrasing {
        @Override
        public void say(Random random, Slots slots, List<String> spoken) {
            spoken.add(word);
        }
    }

    /** One after the other. */
    record Row(List<Phrasing> parts) implements Phrasing {
        public Row {
            parts = List.copyOf(parts);
        }

        @Override
        public void say(Random random, Slots slots, List<String> spoken) {
            parts.forEach(part -> part.say(random, slots, spoken));
        }
    }

    /** One of several. */
    record OneOf(List<Phrasing> choices) implements Phrasing {
        public OneOf {
            choices = List.copyOf(choices);
        }

        @Override
        public void say(Random random, Slots slots, List<String> spoken) {
            choices.get(random.nextInt(choices.size())).say(random, slots, spoken);
        }
    }

    /** Whatever a slot stands for. */
    record Slot(String name) implements Phrasing {
        @Override
        public void say(Random random, Slots slots, List<String> spoken) {
            slots.named(name).say(random, slots, spoken);
        }
    }

    /** Names of all slots in it, at any depth of choices, but not of what these stand for. */
    default List<String> slots() {
        return switch (this) {
            case Said _ -> List.of();
            case Row row -> all(row.parts());
            case OneOf choice -> all(choice.choices());
            case Slot slot -> List.of(slot.name());
        };
    }

    private static List<String> all(List<Phrasing> parts) {
        List<String> names = new ArrayList<>();
        parts.forEach(part -> names.addAll(part.slots()));
        return names;
    }
}
