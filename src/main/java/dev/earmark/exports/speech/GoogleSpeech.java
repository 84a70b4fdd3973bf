package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import dev.earmark.exports.WordTurns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Google Speech-to-Text, versions 1 and 2: {@code results[].alternatives[]}, with speakers (in the last result) or channels. */
public final class GoogleSpeech implements ExportReader {

    @Override
    public String format() {
        return "a transcript of Google Speech-to-Text";
    }

    @Override
    public boolean fits(ExportText text) {
        return JsonFields.firstHas(results(text.json()), "alternatives");
    }

    private static JsonNode results(JsonNode top) {
        return top.path("results").isArray() ? top.path("results") : top.path("response").path("results");
    }

    @Override
    public List<Draft> read(ExportText text) {
        Draft draft = Draft.of("voice").heardBy("google-speech");
        JsonNode results = results(text.json());
        JsonNode last = results.path(results.size() - 1).path("alternatives").path(0).path("words");
        boolean tagged = last.path(0).path("speakerTag").asInt(0) > 0 || last.path(0).has("speakerLabel");
        boolean whole = tagged && beginsWith(results.path(0).path("alternatives").path(0).path("words"), last);
        for (JsonNode result : whole ? List.of(results.path(results.size() - 1)) : JsonFields.items(results)) {
            WordTurns turns = new WordTurns(draft);
            JsonNode best = result.path("alternatives").path(0);
            String channel = JsonFields.textOr(result, "", "channelTag");
            for (JsonNode word : best.path("words")) {
                String who = tagged ? "speaker " + JsonFields.textOr(word, "0", "speakerLabel", "speakerTag")
                        : channel.isEmpty() ? "unknown" : "channel " + channel;
                turns.word(who, JsonFields.textOr(word, "", "word"), time(word, "startTime", "startOffset"), time(word, "endTime",
                        "endOffset"),
                        JsonFields.share(word.path("confidence")));
            }
            turns.end();
            if (best.path("words").isEmpty()) {
                draft.add(ExportMessage.spoken(channel.isEmpty() ? "unknown" : "channel " + channel, null, null,
                        JsonFields.textOr(best, "", "transcript")));
            }
        }
        return List.of(draft);
    }

    /** The last result of the first version repeats all of them with their speakers, from the beginning; that of the second does not. */
    private static boolean beginsWith(JsonNode first, JsonNode last) {
        Long begin = time(first.path(0), "startTime", "startOffset");
        Long again = time(last.path(0), "startTime", "startOffset");
        return first.isEmpty() || begin == null || again == null || again <= begin;
    }

    /** {@code "1.200s"}, or seconds and nanoseconds; left out, it is the beginning. */
    private static @Nullable Long time(JsonNode word, String first, String second) {
        JsonNode value = word.has(first) ? word.path(first) : word.path(second);
        if (value.isObject()) {
            return Math.round(value.path("seconds").asDouble(0) * 1000 + value.path("nanos").asDouble(0) / 1e6);
        }
        return value.isMissingNode() && first.startsWith("start") ? (Long) 0L : JsonFields.secondsAsMs(value);
    }
}
