package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Azure Speech: batch ({@code recognizedPhrases}) and fast ({@code phrases}) transcription. */
public final class AzureSpeech implements ExportReader {

    private static final long TICKS_PER_MS = 10_000;

    @Override
    public String format() {
        return "a transcript of Azure Speech";
    }

    @Override
    public boolean fits(ExportText text) {
        return JsonFields.firstHas(text.json().path("recognizedPhrases"), "nBest")
                || JsonFields.firstHas(text.json().path("phrases"), "offsetMilliseconds", "text");
    }

    @Override
    public List<Draft> read(ExportText text) {
        Draft draft = Draft.of("voice").heardBy("azure-speech");
        for (JsonNode phrase : text.json().path("recognizedPhrases")) {
            Long start = ticks(phrase, "offsetInTicks", "offset");
            Long length = ticks(phrase, "durationInTicks", "duration");
            add(draft, phrase, start, length, JsonFields.textOr(phrase.path("nBest").path(0), "", "display", "lexical"));
        }
        for (JsonNode phrase : text.json().path("phrases")) {
            add(draft, phrase, JsonFields.whole(phrase.path("offsetMilliseconds")), JsonFields.whole(phrase.path("durationMilliseconds")),
                    JsonFields.textOr(phrase, "", "text"));
        }
        return List.of(draft);
    }

    private static void add(Draft draft, JsonNode phrase, @Nullable Long start, @Nullable Long length, String said) {
        String speaker = JsonFields.text(phrase, "speaker");
        String who = speaker == null ? "channel " + JsonFields.textOr(phrase, "0", "channel") : "speaker " + speaker;
        draft.add(ExportMessage.spoken(who, start, start == null || length == null ? null : (Long) (start + length), said));
    }

    private static @Nullable Long ticks(JsonNode phrase, String ticks, String duration) {
        JsonNode value = phrase.path(ticks);
        return value.isNumber() ? (Long) Math.round(value.asDouble() / TICKS_PER_MS) : JsonFields.secondsAsMs(phrase.path(duration));
    }
}
