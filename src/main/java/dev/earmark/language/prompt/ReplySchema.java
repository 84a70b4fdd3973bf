package dev.earmark.language.prompt;

import java.util.List;

/**
 * The shape of a reply: one JSON object with these fields.
 *
 * @param fields in the order in which the model is to write them
 */
public record ReplySchema(String name, List<Field> fields) {


    public ReplySchema {
        fields = List.copyOf(fields);
    }

    /** One field. */
    public sealed interface Field {
        String name();
    }

    /** @param most longest text, in characters */
    public record Text(String name, int most) implements Field {}

    /** One of a few words. */
    public record Choice(String name, List<String> words) implements Field {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /** @param most longest list */
    public record Several(String name, List<Field> fields, int most) implements Field {
        public Several {
            fields = List.copyOf(fields);
        }
    }
}
