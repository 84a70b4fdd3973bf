package dev.earmark.exports.speech;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Genesys Cloud: the transcript of speech and text analytics, {@code transcripts[].phrases[]}. */
public final class GenesysCloud implements ExportReader {

    /** Queues and flows, which play what they say. */
    private static final Set<String> MACHINES = Set.of("acd", "workflow", "dialer", "voicemail", "campaign");
    private static final long EARLIEST_TIME_OF_DAY = 300_000_000_000L;

    @Override
    public String format() {
        return "a transcript of Genesys Cloud";
    }

    @Override
    public boolean fits(ExportText text) {
        return JsonFields.firstHas(text.json().path("transcripts"), "phrases");
    }

    @Override
    public List<Draft> read(ExportText text) {
        JsonNode top = text.json();
        boolean voice = !JsonFields.textOr(top, "call", "mediaType").toLowerCase(Locale.ROOT).matches("chat|message|email");
        Draft draft = Draft.of(voice ? "voice" : "chat").id(JsonFields.text(top, "conversationId"))
                .startedAt(JsonFields.instant(top.path("conversationStartTime")));
        if (voice) {
            draft.heardBy("genesys-cloud");
        }
        Long began = JsonFields.whole(top.path("startTime"));
        for (JsonNode transcript : top.path("transcripts")) {
            transcript.path("phrases").forEach(phrase -> add(draft, phrase, began));
        }
        return List.of(draft);
    }

    private static void add(Draft draft, JsonNode phrase, @Nullable Long began) {
        String purpose = JsonFields.textOr(phrase, "unknown", "participantPurpose", "participantId", "userId");
        Long written = JsonFields.whole(phrase.path("startTimeMs"));
        boolean timeOfDay = written != null && written >= EARLIEST_TIME_OF_DAY;
        @Nullable Long start = written == null ? null : timeOfDay ? (Long) Math.max(0, written - base(draft, began, written)) : written;
        JsonNode duration = phrase.path("duration");
        Long length = duration.isObject() ? JsonFields.whole(duration.path("milliseconds")) : JsonFields.secondsAsMs(duration);
        @Nullable Long end = start == null || length == null ? null : (Long) (start + length);
        String who = MACHINES.contains(purpose.toLowerCase(Locale.ROOT)) ? "system" : purpose;
        draft.add(ExportMessage.spoken(who, start, end, JsonFields.textOr(phrase, "", "decoratedText", "text")));
    }

    private static long base(Draft draft, @Nullable Long began, long first) {
        if (began != null && began <= first) {
            return began;
        }
        if (draft.isEmpty()) {
            draft.startedAt(java.time.Instant.ofEpochMilli(first));
        }
        return draft.startedAtMs() == null ? first : draft.startedAtMs();
    }
}
