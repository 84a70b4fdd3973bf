package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import dev.earmark.exports.WordTurns;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Amazon Transcribe: {@code results.items}, with speakers or channels. */
public final class AmazonTranscribe implements ExportReader {

    @Override
    public String format() {
        return "a transcript of Amazon Transcribe";
    }

    @Override
    public boolean fits(ExportText text) {
        JsonNode results = text.json().path("results");
        return results.path("items").isArray() && results.path("items").path(0).has("alternatives")
                || results.path("channel_labels").path("channels").isArray()
                || JsonFields.firstHas(results.path("audio_segments"), "transcript", "start_time");
    }

    @Override
    public List<Draft> read(ExportText text) {
        Draft draft = Draft.of("voice").heardBy("amazon-transcribe").id(JsonFields.text(text.json(), "jobName"));
        JsonNode results = text.json().path("results");
        JsonNode channels = results.path("channel_labels").path("channels");
        if (channels.isArray() && !channels.isEmpty()) {
            channels.forEach(channel -> words(draft, channel.path("items"), JsonFields.textOr(channel, "ch_0", "channel_label"),
                    Map.of()));
        } else {
            words(draft, results.path("items"), "", speakers(results.path("speaker_labels").path("segments")));
        }
        if (draft.messages().isEmpty()) {
            results.path("audio_segments").forEach(segment -> draft.add(ExportMessage.spoken(
                    JsonFields.textOr(segment, "unknown", "speaker_label", "channel_label"),
                    JsonFields.secondsAsMs(segment.path("start_time")), JsonFields.secondsAsMs(segment.path("end_time")),
                    JsonFields.textOr(segment, "", "transcript"))));
        }
        return List.of(draft);
    }

    /** Older transcripts have the speaker of a word apart from it, by the time at which it begins. */
    private static Map<String, String> speakers(JsonNode segments) {
        Map<String, String> speakers = new HashMap<>();
        segments.forEach(segment -> segment.path("items").forEach(item -> speakers.put(JsonFields.textOr(item, "", "start_time"),
                JsonFields.textOr(item, JsonFields.textOr(segment, "unknown", "speaker_label"), "speaker_label"))));
        return speakers;
    }

    private static void words(Draft draft, JsonNode items, String channel, Map<String, String> speakers) {
        WordTurns turns = new WordTurns(draft);
        for (JsonNode item : items) {
            JsonNode best = item.path("alternatives").path(0);
            String word = JsonFields.textOr(best, "", "content");
            if (JsonFields.textOr(item, "", "type").equals("punctuation")) {
                turns.mark(word);
            } else {
                String apart = speakers.getOrDefault(JsonFields.textOr(item, "", "start_time"), "unknown");
                String who = channel.isEmpty() ? JsonFields.textOr(item, apart, "speaker_label", "channel_label") : channel;
                turns.word(who, word, JsonFields.secondsAsMs(item.path("start_time")), JsonFields.secondsAsMs(item.path("end_time")),
                        JsonFields.share(best.path("confidence")));
            }
        }
        turns.end();
    }
}
