package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;

/** Twilio Conversational Intelligence: the sentences of a transcript, by channel. */
public final class TwilioIntelligence implements ExportReader {

    @Override
    public String format() {
        return "sentences of Twilio Intelligence";
    }

    @Override
    public boolean fits(ExportText text) {
        JsonNode sentences = text.json().path("sentences");
        return sentences.path(0).has("transcript") && (sentences.path(0).has("media_channel") || sentences.path(0).has("mediaChannel"));
    }

    @Override
    public List<Draft> read(ExportText text) {
        Draft draft = Draft.of("voice").heardBy("twilio").id(JsonFields.text(text.json(), "sid", "transcript_sid"));
        for (JsonNode sentence : text.json().path("sentences")) {
            draft.add(ExportMessage.spoken("channel " + JsonFields.textOr(sentence, "0", "media_channel", "mediaChannel"),
                    JsonFields.secondsAsMs(sentence.has("start_time") ? sentence.path("start_time") : sentence.path("startTime")),
                    JsonFields.secondsAsMs(sentence.has("end_time") ? sentence.path("end_time") : sentence.path("endTime")),
                    JsonFields.textOr(sentence, "", "transcript")));
        }
        return List.of(draft);
    }
}
