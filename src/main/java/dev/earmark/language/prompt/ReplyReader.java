package dev.earmark.language.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.earmark.json.MalformedJson;
import dev.earmark.json.StrictJson;
import dev.earmark.language.prompt.ReplySchema.Choice;
import dev.earmark.language.prompt.ReplySchema.Field;
import dev.earmark.language.prompt.ReplySchema.Several;
import dev.earmark.language.prompt.ReplySchema.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the one answer in what a model wrote. Passed over are words around the JSON, code blocks, thinking, fields that nobody asked for,
 * and list items behind the last one allowed. A text that is missing or null is empty, a list that is missing is empty, one object stands
 * for a list of one, and a choice may be written in capitals. Not forgiven are a choice that is missing or unknown, a field twice, and a
 * second, different answer: nobody knows which one is meant.
 */
public final class ReplyReader {

    private static final StrictJson JSON = new StrictJson();

    private ReplyReader() {}

    /**
     * Reads a reply: leniently in its form, because models differ in that and a right answer in the wrong form is still right; what it says
     * is proved elsewhere.
     *
     * @throws ReplyUnreadable when there is no such answer in it, or more than one; its message may be told to the model
     */
    public static ReplyFields read(ReplySchema schema, String reply) throws ReplyUnreadable {
        ReplyUnreadable first = new ReplyUnreadable("There is no JSON object in the reply.");
        List<ReplyFields> answers = new ArrayList<>();
        boolean any = false;
        for (String json : JsonStretches.in(reply)) {
            try {
                ReplyFields answer = object(schema.fields(), rooted(schema, JSON.parse(json)), "the reply");
                if (!answers.contains(answer)) {
                    answers.add(answer);
                }
            } catch (MalformedJson broken) {
                first = any ? first : new ReplyUnreadable("The reply is not well-formed JSON, or has a field twice.");
                any = true;
            } catch (ReplyUnreadable other) {
                first = any ? first : other;
                any = true;
            }
        }
        if (answers.size() > 1) {
            throw new ReplyUnreadable("There is more than one answer in the reply.");
        } else if (answers.isEmpty()) {
            throw first;
        }
        return answers.getFirst();
    }

    /** A list, or one of its items, in the place of the object whose only field is that list. */
    private static JsonNode rooted(ReplySchema schema, JsonNode node) {
        boolean wrapped = schema.fields().size() == 1 && schema.fields().getFirst() instanceof Several;
        return wrapped && !node.has(schema.fields().getFirst().name())
                ? JsonNodeFactory.instance.objectNode().set(schema.fields().getFirst().name(), node) : node;
    }

    private static ReplyFields object(List<Field> fields, JsonNode node, String where) throws ReplyUnreadable {
        if (!node.isObject()) {
            throw new ReplyUnreadable("In " + where + " something is not a JSON object.");
        }
        Map<String, String> texts = new HashMap<>();
        Map<String, List<ReplyFields>> lists = new HashMap<>();
        for (Field field : fields) {
            JsonNode value = node.path(field.name());
            switch (field) {
                case Text text -> texts.put(text.name(), text(value, text, where));
                case Choice choice -> texts.put(choice.name(), choice(value, choice, where));
                case Several several -> lists.put(several.name(), several(value, several, where));
            }
        }
        return new ReplyFields(texts, lists);
    }

    private static String text(JsonNode value, Text field, String where) throws ReplyUnreadable {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        } else if (!value.isTextual() && !value.isNumber()) {
            throw new ReplyUnreadable("The field \"" + field.name() + "\" of " + where + " must be a text.");
        }
        return value.asText();
    }

    private static String choice(JsonNode value, Choice field, String where) throws ReplyUnreadable {
        String said = value.asText("").strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        if (!value.isTextual() || !field.words().contains(said)) {
            throw new ReplyUnreadable("The field \"" + field.name() + "\" of " + where + " must be one of "
                    + String.join(", ", field.words()) + ".");
        }
        return said;
    }

    private static List<ReplyFields> several(JsonNode value, Several field, String where) throws ReplyUnreadable {
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        } else if (value.isObject()) {
            return List.of(object(field.fields(), value, "\"" + field.name() + "\""));
        } else if (!value.isArray()) {
            throw new ReplyUnreadable("The field \"" + field.name() + "\" of " + where + " must be a list.");
        }
        List<ReplyFields> items = new ArrayList<>();
        for (JsonNode item : value) {
            if (items.size() < field.most()) {
                items.add(object(field.fields(), item, "\"" + field.name() + "\""));
            }
        }
        return items;
    }
}
