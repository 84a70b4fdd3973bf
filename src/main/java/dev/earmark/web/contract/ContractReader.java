package dev.earmark.web.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes operations of the contract's text. What is wrong in it is a bug of ours, not of a request. */
final class ContractReader {

    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final String OWN = "#/components/schemas/";

    private final JsonNode document;
    private final Map<String, JsonNode> components = new LinkedHashMap<>();

    ContractReader(JsonNode document) {
        this.document = document;
        document.at("/components/schemas").properties().forEach(schema -> {
            if (!schema.getValue().toString().contains("\"$ref\":\"schema/")) {
                components.put(schema.getKey(), schema.getValue());
            }
        });
    }

    List<Operation> operations() {
        String base = document.at("/servers/0/url").asText();
        List<Operation> operations = new ArrayList<>();
        document.get("paths").properties().forEach(path -> {
            JsonNode item = path.getValue();
            String server = item.has("servers") ? item.at("/servers/0/url").asText() : base;
            String full = (server.equals("/") ? "" : server) + path.getKey();
            item.properties().stream().filter(entry -> METHODS.contains(entry.getKey()))
                    .forEach(entry -> operations.add(operation(entry.getKey(), full, item, entry.getValue())));
        });
        return List.copyOf(operations);
    }

    private Operation operation(String method, String path, JsonNode item, JsonNode node) {
        String id = node.get("operationId").asText();
        List<Parameter> parameters = new ArrayList<>();
        item.path("parameters").forEach(one -> parameters.add(parameter(one)));
        node.path("parameters").forEach(one -> parameters.add(parameter(one)));
        return new Operation(
                id, method.toUpperCase(Locale.ROOT), segments(path), node.path("x-permission").asText(""), parameters,
                bodies(node.path("requestBody")),
                node.path("x-open-query").asBoolean(), node.path("x-reads").asText(""));
    }

    private Map<String, Optional<Shape>> bodies(JsonNode body) {
        Map<String, Optional<Shape>> bodies = new LinkedHashMap<>();
        boolean unchecked = body.path("x-unchecked").asBoolean();
        body.path("content").properties().forEach(content ->
                bodies.put(content.getKey(), unchecked ? Optional.empty()
                        : Optional.of(new Shape(content.getValue().get("schema"), needed(content.getValue())))));
        return bodies;
    }

    private Parameter parameter(JsonNode given) {
        JsonNode node = resolved(given);
        JsonNode schema = resolved(node.get("schema"));
        return new Parameter(node.get("name").asText(), node.get("in").asText(), node.path("required").asBoolean(),
                schema.path("type").asText("string"),
                schema.path("format").asText().equals("date-time"), given(schema), new Shape(schema, Map.of()));
    }

    private static @Nullable String given(JsonNode schema) {
        return schema.has("default") ? schema.get("default").asText() : null;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** The components that a schema leads to, so that each shape carries no more than it needs. */
    private Map<String, JsonNode> needed(JsonNode schema) {
        Map<String, JsonNode> needed = new LinkedHashMap<>();
        collect(schema, needed);
        return needed;
    }

    private void collect(JsonNode node, Map<String, JsonNode> needed) {
        String reference = node.path("$ref").asText();
        if (reference.startsWith(OWN)) {
            String name = reference.substring(OWN.length());
            JsonNode component = components.get(name);
            if (component != null && needed.putIfAbsent(name, component) == null) {
                collect(component, needed);
            }
        }
        node.forEach(child -> collect(child, needed));
    }

    /** The segments of a path; the root has none. */
    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>(List.of(path.split("/", -1)));
        segments.removeFirst();
        return segments.equals(List.of("")) ? List.of() : segments;
    }
}
