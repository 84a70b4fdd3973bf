package dev.earmark.eval.played;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.language.prompt.Question;
import dev.earmark.language.prompt.ReplySchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Questions as files, for somebody to answer: {@code 001.json} with {@code hash, system, user, schema}, and so on. */
final class QuestionFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private QuestionFiles() {}

    /** @param folder created when needed; files of the same names are written anew */
    static void write(List<Question> questions, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            ObjectNode file = MAPPER.createObjectNode().put("hash", question.sha256()).put("system", question.system())
                    .put("user", question.user());
            file.set("schema", object(question.schema().fields()));
            Files.writeString(folder.resolve(String.format(Locale.ROOT, "%03d.json", i + 1)),
                    MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n");
        }
    }

    /** As JSON Schema. */
    private static ObjectNode object(List<ReplySchema.Field> fields) {
        ObjectNode object = MAPPER.createObjectNode().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = object.putArray("required");
        for (ReplySchema.Field field : fields) {
            properties.set(field.name(), switch (field) {
                case ReplySchema.Text text -> MAPPER.createObjectNode().put("type", "string").put("maxLength", text.most());
                case ReplySchema.Choice choice -> {
                    ObjectNode one = MAPPER.createObjectNode().put("type", "string");
                    choice.words().forEach(one.putArray("enum")::add);
                    yield one;
                }
                case ReplySchema.Several several -> {
                    ObjectNode list = MAPPER.createObjectNode().put("type", "array").put("maxItems", several.most());
                    list.set("items", object(several.fields()));
                    yield list;
                }
            });
            required.add(field.name());
        }
        return object;
    }
}
