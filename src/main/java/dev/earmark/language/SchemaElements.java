package dev.earmark.language;

import dev.earmark.language.prompt.ReplySchema;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.request.json.JsonStringSchema;
import java.util.List;

/** Our schemas as LangChain4j's. Limits of length are left to our own reader: providers differ in whether they know them. */
final class SchemaElements {

    private SchemaElements() {}

    static ResponseFormat format(ReplySchema schema) {
        JsonSchema json = JsonSchema.builder().name(schema.name().replace('-', '_')).rootElement(object(schema.fields())).build();
        return ResponseFormat.builder().type(ResponseFormatType.JSON).jsonSchema(json).build();
    }

    private static JsonObjectSchema object(List<ReplySchema.Field> fields) {
        JsonObjectSchema.Builder builder = JsonObjectSchema.builder();
        fields.forEach(field -> builder.addProperty(field.name(), element(field)));
        return builder.required(fields.stream().map(ReplySchema.Field::name).toList()).additionalProperties(false).build();
    }

    private static JsonSchemaElement element(ReplySchema.Field field) {
        return switch (field) {
            case ReplySchema.Text _ -> JsonStringSchema.builder().build();
            case ReplySchema.Choice choice -> JsonEnumSchema.builder().enumValues(choice.words()).build();
            case ReplySchema.Several several -> JsonArraySchema.builder().items(object(several.fields())).build();
        };
    }
}
