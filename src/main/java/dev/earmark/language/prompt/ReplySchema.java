package dev.earmark.language.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shape of a reply: one JSON object with exactly these fields, none of which may be missing.
 *
 * @param fields in the order in which the model is to write them
 */
public record ReplySchema(String name, List<Field> fields) {

    private static final int LONGEST = 65_536;
    /** Many models put their answer into a code block whatever they are told, and some think aloud before it. */
    private static final Pattern WRAPPED = Pattern
            .compile("\\A\\s*(?:<think>.*?</think>)?\\s*(?:```(?:json)?\\s*\\n(?<block>.*?)\\n?\\s*```|(?<plain>\\{.*\\}))\\s*\\z",
                    Pattern.DOTALL);
    private static final StrictJson JSON = new StrictJson();

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

    /**
     * Reads a reply strictly: no field twice, none missing, none besides, nothing before or behind.
     *
     * @throws ReplyUnreadable when it is not exactly this shape; its message may be told to the model
     */
    public ReplyFields read(String reply) throws ReplyUnreadable {
        if (reply.length() > LONGEST) {
            throw new ReplyUnreadable("The reply is longer than " + LONGEST + " characters.");
        }
        Matcher wrapped = WRAPPED.matcher(reply);
        if (!wrapped.matches()) {
            throw new ReplyUnreadable("The reply is not one JSON object and nothing else.");
        }
        String json = wrapped.group("block") == null ? wrapped.group("plain") : wrapped.group("block");
        try {
            return object(fields, JSON.parse(json), "the reply");
        } catch (MalformedJson broken) {
            throw new ReplyUnreadable("The reply is not well-formed JSON, or has a field twice.");
        }
    }

    private static ReplyFields object(List<Field> fields, JsonNode node, String where) throws ReplyUnreadable {
        if (!node.isObject()) {
            throw new ReplyUnreadable("In " + where + " something is not a JSON object.");
        }
        Map<String, String> texts = new HashMap<>();
        Map<String, List<ReplyFields>> lists = new HashMap<>();
        for (Field field : fields) {
            JsonNode value = node.get(field.name());
            if (value == null) {
                throw new ReplyUnreadable("The field \"" + field.name() + "\" of " + where + " is missing.");
            }
            switch (field) {
                case Text text -> texts.put(text.name(), text(value, text));
                case Choice choice -> texts.put(choice.name(), choice(value, choice));
                case Several several -> lists.put(several.name(), several(value, several));
            }
        }
        if (node.size() > fields.size()) {
            throw new ReplyUnreadable("There is a field in " + where + " that was not asked for.");
        }
        return new ReplyFields(texts, lists);
    }

    private static String text(JsonNode value, Text field) throws ReplyUnreadable {
        if (!value.isTextual() || value.textValue().length() > field.most()) {
            throw new ReplyUnreadable("The field \"" + field.name() + "\" must be a text of at most " + field.most() + " characters.");
        }
        return value.textValue();
    }

    private static String choice(JsonNode value, Choice field) throws ReplyUnreadable {
        if (!value.isTextual() || !field.words().contains(value.textValue())) {
            throw new ReplyUnreadable("The field \"" + field.name() + "\" must be one of " + String.join(", ", field.words()) + ".");
        }
        return value.textValue();
    }

    private static List<ReplyFields> several(JsonNode value, Several field) throws ReplyUnreadable {
        if (!value.isArray() || value.size() > field.most()) {
            throw new ReplyUnreadable("The field \"" + field.name() + "\" must be a list of at most " + field.most() + " items.");
        }
        List<ReplyFields> items = new ArrayList<>();
        for (JsonNode item : value) {
            items.add(object(field.fields(), item, "\"" + field.name() + "\""));
        }
        return items;
    }
}
