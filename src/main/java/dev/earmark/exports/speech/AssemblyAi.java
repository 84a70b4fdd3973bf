package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import dev.earmark.exports.WordTurns;
import java.util.List;

/** AssemblyAI: {@code utterances} with times in milliseconds. */
public final class AssemblyAi implements ExportReader {

    /** Of a speaker without a name: a letter, or two. */
    private static final int LONGEST_NUMBER = 2;

    @Override
    public String format() {
        return "a transcript of AssemblyAI";
    }

    @Override
    public boolean fits(ExportText text) {
        JsonNode json = text.json();
        boolean transcript = json.path("id").isTextual() && json.path("status").isTextual() && json.has("text");
        return JsonFields.firstHas(json.path("utterances"), "speaker", "text", "start", "end", "words")
                || transcript && JsonFields.firstHas(json.path("words"), "text", "start", "end");
    }

    @Override
    public List<Draft> read(ExportText text) {
        Draft draft = Draft.of("voice").heardBy("assemblyai").id(JsonFields.text(text.json(), "id"));
        for (JsonNode said : text.json().path("utterances")) {
            List<ExportMessage.Heard> words = JsonFields.items(said.path("words")).stream()
                    .filter(word -> JsonFields.whole(word.path("start")) != null && JsonFields.whole(word.path("end")) != null)
                    .map(AssemblyAi::word).toList();
            String who = JsonFields.textOr(said, "0", "speaker");
            draft.add(new ExportMessage(who.length() <= LONGEST_NUMBER ? "speaker " + who : who, null, JsonFields.whole(said.path("start")),
                    JsonFields.whole(said.path("end")), null, JsonFields.textOr(said, "", "text"), words));
        }
        if (draft.messages().isEmpty()) {
            WordTurns turns = new WordTurns(draft);
            text.json().path("words").forEach(word -> turns.word(JsonFields.textOr(word, "unknown", "speaker", "channel"),
                    JsonFields.textOr(word, "", "text"), JsonFields.whole(word.path("start")), JsonFields.whole(word.path("end")),
                    JsonFields.share(word.path("confidence"))));
            turns.end();
        }
        return List.of(draft);
    }

    private static ExportMessage.Heard word(JsonNode word) {
        Double sure = JsonFields.share(word.path("confidence"));
        return new ExportMessage.Heard(JsonFields.textOr(word, "", "text"), word.path("start").asLong(), word.path("end").asLong(),
                sure == null ? 1 : sure);
    }
}
