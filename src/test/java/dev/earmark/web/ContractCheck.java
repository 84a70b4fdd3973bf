package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import dev.earmark.web.contract.Contract;
import dev.earmark.web.contract.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Holds answers against the contract: status, media type, body, and what every answer carries. By another library than the server's. */
final class ContractCheck {

    static final Contract CONTRACT = Contract.load();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, JsonSchema> KNOWN = new ConcurrentHashMap<>();

    private ContractCheck() {}

    static void check(Operation operation, HttpResponse<byte[]> response) {
        assertThat(response.headers().firstValue("x-content-type-options")).as(operation.id()).contains("nosniff");
        assertThat(response.headers().firstValue("content-security-policy").orElse("")).as(operation.id()).contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(response.headers().firstValue("cache-control")).as(operation.id()).contains("no-store");
        JsonNode answers = node(operation).get("responses");
        JsonNode answer = resolved(answers.has("" + response.statusCode())
                ? answers.get("" + response.statusCode()) : answers.path("default"));
        assertThat(answer.isMissingNode()).as(operation.id() + " may answer " + response.statusCode() + ": " + new String(response.body()))
                .isFalse();
        String type = response.headers().firstValue("content-type").orElse("").split(";")[0];
        if (!answer.has("content") || operation.method().equals("HEAD")) {
            assertThat(response.body()).as(operation.id()).isEmpty();
            return;
        }
        JsonNode content = answer.get("content");
        JsonNode media = content.has(type) ? content.get(type) : content.path("*/*");
        assertThat(media.isMissingNode()).as(operation.id() + " " + response.statusCode() + " may be of type " + type + ": "
                + new String(response.body())).isFalse();
        if (type.endsWith("json")) {
            try {
                assertThat(schema(media.get("schema")).validate(JSON.readTree(response.body())))
                        .as(operation.id() + " " + new String(response.body())).isEmpty();
            } catch (IOException wrong) {
                throw new AssertionError(operation.id() + " answered no JSON: " + new String(response.body()), wrong);
            }
        }
    }

    private static JsonNode node(Operation operation) {
        for (Map.Entry<String, JsonNode> path : CONTRACT.document().get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().path("operationId").asText().equals(operation.id())) {
                    return method.getValue();
                }
            }
        }
        throw new AssertionError("no operation " + operation.id());
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? CONTRACT.document().at(node.get("$ref").asText().substring(1)) : node;
    }

    private static JsonSchema schema(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        if (reference.startsWith("schema/")) {
            return KNOWN.computeIfAbsent(reference, file -> SCHEMAS.getSchema(SchemaLocation.of("classpath:" + file)));
        }
        return KNOWN.computeIfAbsent(schema.toString(), _ -> {
            ObjectNode root = JSON.createObjectNode();
            root.set("components", CONTRACT.document().get("components"));
            root.putArray("allOf").add(schema);
            return SCHEMAS.getSchema(root);
        });
    }
}
