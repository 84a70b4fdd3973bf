package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import dev.earmark.exports.WordTurns;
import java.util.List;

/** Deepgram: {@code results.channels[].alternatives[].words[]}. */
public final class Deepgram implements ExportReader {

    @Override
    public String format() {
        return "a transcript of Deepgram";
    }

    @Override
    public boolean fits(ExportText text) {
        return JsonFields.firstHas(text.json().path("results").path("channels"), "alternatives");
    }

    @Override
    public List<Draft> read(ExportText text) {
        Draft draft = Draft.of("voice").heardBy("deepgram").id(JsonFields.text(text.json().path("metadata"), "request_id"));
        JsonNode channels = text.json().path("results").path("channels");
        for (int i = 0; i < channels.size(); i++) {
            WordTurns turns = new WordTurns(draft);
            for (JsonNode word : channels.path(i).path("alternatives").path(0).path("words")) {
                String who = channels.size() > 1 ? "channel " + i : "speaker " + JsonFields.textOr(word, "0", "speaker");
                turns.word(who, JsonFields.textOr(word, "", "punctuated_word", "word"), JsonFields.secondsAsMs(word.path("start")),
                        JsonFields.secondsAsMs(word.path("end")), JsonFields.share(word.path("confidence")));
            }
            turns.end();
        }
        if (draft.messages().isEmpty()) {
            withoutWords(draft, text.json().path("results"));
        }
        return List.of(draft);
    }

    /** Some keep the words to themselves: then there are utterances, or one text a channel. */
    private static void withoutWords(Draft draft, JsonNode results) {
        JsonNode channels = results.path("channels");
        results.path("utterances").forEach(said -> draft.add(ExportMessage.spoken(
                channels.size() > 1 ? "channel " + JsonFields.textOr(said, "0", "channel")
                        : "speaker " + JsonFields.textOr(said, "0", "speaker"),
                JsonFields.secondsAsMs(said.path("start")), JsonFields.secondsAsMs(said.path("end")),
                JsonFields.textOr(said, "", "transcript"))));
        for (int i = 0; i < channels.size() && results.path("utterances").isEmpty(); i++) {
            draft.add(ExportMessage.spoken("channel " + i, null, null,
                    JsonFields.textOr(channels.path(i).path("alternatives").path(0), "", "transcript")));
        }
    }
}
