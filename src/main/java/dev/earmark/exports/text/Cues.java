package dev.earmark.exports.text;

import dev.earmark.exports.Draft;
import dev.earmark.exports.JsonFields;
import dev.earmark.exports.ExportMessage;
import dev.earmark.message.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The timed lines of subtitles. What one speaker says without a pause is one turn. */
final class Cues {

    private static final String CLOCK = "((?:\\d{1,3}:)?\\d{1,2}:\\d{2}[.,]\\d{1,3})";
    static final Pattern TIMES = Pattern.compile("\\s*" + CLOCK + "\\s+-->\\s+" + CLOCK
            + "(?:\\s.*)?");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]*)?\\s+([^>]{1,100})>");
    private static final Pattern NAMED = Pattern.compile("(?:-\\s?)?([\\p{L}][^:\\n<>]{0,48}?)(?:\\s?\\([^)]{1,40}\\))?:\\s+(\\S.*)",
            Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^>]{0,100}>|<\\d[\\d:.]*>|\\{\\\\[^}]{0,40}}");
    private static final long SAME_TURN_MS = 1_500;

    private Cues() {}

    private record Cue(@Nullable String speaker, long startMs, long endMs, String text) {}

    static Draft draft(String text) {
        Draft draft = Draft.of("voice");
        List<Cue> cues = cues(text);
        @Nullable Cue open = null;
        for (Cue cue : cues) {
            if (open != null && goesOn(open, cue)) {
                open = new Cue(open.speaker, open.startMs, Math.max(open.endMs, cue.endMs), open.text + " " + cue.text);
            } else {
                add(draft, open);
                open = cue.speaker == null && open != null && draft.isEmpty() ? cue : cue;
            }
        }
        add(draft, open);
        return draft;
    }

    private static boolean goesOn(Cue open, Cue cue) {
        boolean same = cue.speaker == null ? open.speaker != null || cue.startMs - open.endMs <= SAME_TURN_MS
                : cue.speaker.equals(open.speaker);
        return same && cue.startMs - open.endMs <= SAME_TURN_MS && cue.startMs >= open.startMs;
    }

    private static void add(Draft draft, @Nullable Cue cue) {
        if (cue != null) {
            draft.add(ExportMessage.spoken(cue.speaker == null ? "unknown" : cue.speaker, cue.startMs, cue.endMs, cue.text));
        }
    }

    private static List<Cue> cues(String text) {
        List<String> lines = text.lines().toList();
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher times = TIMES.matcher(lines.get(i));
            if (!times.matches()) {
                continue;
            }
            StringBuilder payload = new StringBuilder();
            while (i + 1 < lines.size() && !lines.get(i + 1).isBlank() && !TIMES.matcher(lines.get(i + 1)).matches()) {
                payload.append(payload.isEmpty() ? "" : "\n").append(lines.get(++i));
            }
            Long startMs = JsonFields.clockMs(times.group(1));
            Long endMs = JsonFields.clockMs(times.group(2));
            if (startMs != null && endMs != null) {
                voices(payload.toString(), startMs, Math.max(startMs, endMs), cues);
            }
        }
        return cues;
    }

    /** One cue may hold two voices. */
    private static void voices(String payload, long startMs, long endMs, List<Cue> into) {
        Matcher voice = VOICE.matcher(payload);
        if (!voice.find()) {
            named(plain(payload), startMs, endMs, into);
            return;
        }
        do {
            String speaker = voice.group(1).strip();
            int from = voice.end();
            boolean more = voice.find();
            String words = plain(payload.substring(from, more ? voice.start() : payload.length()));
            into.add(new Cue(speaker, startMs, endMs, words));
            if (!more) {
                return;
            }
        } while (true);
    }

    private static void named(String text, long startMs, long endMs, List<Cue> into) {
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            into.add(new Cue(named.group(1).strip(), startMs, endMs, named.group(2).strip()));
        } else {
            into.add(new Cue(null, startMs, endMs, text));
        }
    }

    private static String plain(String payload) {
        return HtmlText.plain(TAG.matcher(payload).replaceAll("")).replaceAll("\\s+", " ").strip();
    }
}
