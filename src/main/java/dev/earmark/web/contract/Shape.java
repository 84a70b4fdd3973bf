package dev.earmark.web.contract;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.web.http.HttpRefusal.Wrong;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schema of the contract, to hold values against. Made ready by the first value: of some hundreds of them a service needs few, and a
 * start is quicker without. Safe for many threads.
 */
public final class Shape {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<Object>> LIST = new TypeReference<>() {};
    private static final int MOST_ERRORS = 20;
    private static final JsonSchemaOptions OPTIONS =
            new JsonSchemaOptions().setBaseUri("app://earmark").setDraft(Draft.DRAFT202012).setOutputFormat(OutputFormat.Basic);

    private final JsonNode schema;
    private final Map<String, JsonNode> components;
    private volatile @Nullable Validator validator;

    /** @param schema may refer to {@code #/components/schemas/…} */
    Shape(JsonNode schema, Map<String, JsonNode> components) {
        this.schema = schema;
        this.components = Map.copyOf(components);
    }

    /** Two threads that come first together make the same. */
    private Validator validator() {
        Validator ready = validator;
        if (ready == null) {
            ready = made();
            validator = ready;
        }
        return ready;
    }

    private Validator made() {
        Map<String, Object> root = new LinkedHashMap<>();
        Map<String, Object> definitions = new LinkedHashMap<>();
        components.forEach((name, component) -> definitions.put(name, plain(component)));
        root.put("$defs", definitions);
        root.put("allOf", List.of(plain(schema)));
        // the library resolves references by writing into the tree, so it gets a copy
        return Validator.create(JsonSchema.of(new JsonObject(MAPPER.convertValue(root, OBJECT))), OPTIONS);
    }

    private static Object plain(JsonNode schema) {
        String text = schema.toString().replace("\"#/components/schemas/", "\"#/$defs/");
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is valid JSON", impossible);
        }
    }

    /** What is wrong with a value, where; empty when nothing is. */
    public List<Wrong> check(JsonNode value) {
        OutputUnit result = validator().validate(converted(value));
        if (Boolean.TRUE.equals(result.getValid())) {
            return List.of();
        }
        List<OutputUnit> errors = result.getErrors();
        List<Wrong> wrongs = new ArrayList<>();
        for (OutputUnit error : errors == null ? List.<OutputUnit>of() : errors) {
            if (wrongs.size() < MOST_ERRORS && leaf(error)) {
                wrongs.add(new Wrong(pointer(error.getInstanceLocation()), String.valueOf(error.getError())));
            }
        }
        return wrongs.isEmpty() ? List.of(new Wrong("", "It is not as the contract says.")) : wrongs;
    }

    /** The others only say that something below them is wrong. */
    private static boolean leaf(OutputUnit error) {
        String keyword = String.valueOf(error.getKeywordLocation());
        return !keyword.endsWith("/$ref") && !keyword.endsWith("/allOf") && !keyword.endsWith("/properties") && !keyword.endsWith("/items");
    }

    private static String pointer(@Nullable String location) {
        String text = String.valueOf(location);
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(hash + 1);
    }

    private static @Nullable Object converted(JsonNode value) {
        if (value.isObject()) {
            return new JsonObject(MAPPER.convertValue(value, OBJECT));
        }
        return value.isArray() ? new JsonArray(MAPPER.convertValue(value, LIST)) : MAPPER.convertValue(value, Object.class);
    }
}
