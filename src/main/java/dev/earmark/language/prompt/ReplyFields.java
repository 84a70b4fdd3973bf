package dev.earmark.language.prompt;

import java.util.List;
import java.util.Map;

/**
 * One object of a reply that has the shape asked for, so every field of the schema is there.
 *
 * @param texts values of text and choice fields by name
 * @param lists values of list fields by name
 */
public record ReplyFields(Map<String, String> texts, Map<String, List<ReplyFields>> lists) {

    public ReplyFields {
        texts = Map.copyOf(texts);
        lists = Map.copyOf(lists);
    }

    /** @throws IllegalArgumentException when the schema has no such field */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("the reply has no text field " + name);
        }
        return text;
    }

    /** @throws IllegalArgumentException when the schema has no such field */
    public List<ReplyFields> list(String name) {
        List<ReplyFields> list = lists.get(name);
        if (list == null) {
            throw new IllegalArgumentException("the reply has no list field " + name);
        }
        return list;
    }
}
