package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Whisper, WhisperX and whisper.cpp: {@code segments} or {@code transcription}. */
public final class Whisper implements ExportReader {

    @Override
    public String format() {
        return "a transcript of Whisper";
    }

    @Override
    public boolean fits(ExportText text) {
        JsonNode json = text.json();
        return JsonFields.firstHas(json.path("segments"), "start", "text") && !json.path("segments").path(0).has("role")
                || JsonFields.firstHas(json.path("transcription"), "offsets", "text");
    }

    @Override
    public List<Draft> read(ExportText text) {
        Draft draft = Draft.of("voice").heardBy("whisper");
        text.json().path("segments").forEach(segment -> draft.add(new ExportMessage(who(segment), null,
                JsonFields.secondsAsMs(segment.path("start")), JsonFields.secondsAsMs(segment.path("end")), null,
                JsonFields.textOr(segment, "", "text").strip(), words(segment))));
        text.json().path("transcription").forEach(segment -> draft.add(ExportMessage.spoken(who(segment),
                JsonFields.whole(segment.path("offsets").path("from")), JsonFields.whole(segment.path("offsets").path("to")),
                JsonFields.textOr(segment, "", "text").strip())));
        return List.of(draft);
    }

    private static String who(JsonNode segment) {
        return JsonFields.textOr(segment, "unknown", "speaker", "speaker_label");
    }

    /** None when one of them has no time. */
    private static List<ExportMessage.Heard> words(JsonNode segment) {
        List<ExportMessage.Heard> words = new ArrayList<>();
        for (JsonNode word : segment.path("words")) {
            @Nullable Long start = JsonFields.secondsAsMs(word.path("start"));
            @Nullable Long end = JsonFields.secondsAsMs(word.path("end"));
            Double sure = JsonFields.share(word.has("probability") ? word.path("probability") : word.path("score"));
            if (start == null || end == null) {
                return List.of();
            }
            words.add(new ExportMessage.Heard(JsonFields.textOr(word, "", "word", "text").strip(), start, end, sure == null ? 1 : sure));
        }
        return words;
    }
}
