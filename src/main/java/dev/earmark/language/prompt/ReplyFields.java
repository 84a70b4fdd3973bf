package dev.earmark.language.prompt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One object of a reply, with every field of the schema: what was not said is empty.
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

    /** As JSON, to be shown to the model again. */
    public String json() {
        return json(this).toString();
    }

    private static ObjectNode json(ReplyFields fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(fields.texts).forEach(object::put);
        new TreeMap<>(fields.lists).forEach((name, list) -> {
            ArrayNode items = object.putArray(name);
            list.forEach(item -> items.add(json(item)));
        });
        return object;
    }
}
