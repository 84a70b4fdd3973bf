package dev.earmark.exports.text;

import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import dev.earmark.exports.ExportMessage;
import dev.earmark.message.RoleNames;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain text whose lines begin with who speaks: {@code Agent: …}, {@code [00:01:02] Ann: …}, {@code Ann (09:14): …}. */
public final class LabelledLines implements ExportReader {

    private static final String CLOCK = "(?:\\d{4}-\\d\\d-\\d\\d["
            + " T])?(?:\\d{1,2}:)?\\d{1,2}:\\d{2}(?:[.,]\\d{1,3})?(?:\\s?[AaPp]\\.?[Mm]\\.?)?";
    private static final String NAME = "\\p{L}[^:\\n\\[\\]()<>]{0,40}?|[Ss]pk_\\d+|\\d{1,2}";
    private static final Pattern LINE = Pattern.compile(
            "\\s*(?:[\\[(]?(" + CLOCK + ")[\\])]?\\s*[-–]?\\s*)?[*_]{0,2}(" + NAME + ")[*_]{0,2}(?:\\s*[\\[(]?(" + CLOCK
                    + ")[\\])]?)?\\s*:[*_]{0,2}(?:\\s+|$)(.*)");
    /** Name and time on a line of their own, the words below. */
    private static final Pattern HEAD = Pattern.compile(
            "\\s*(\\p{L}[^:\\n\\[\\]()<>]{0,40}?)\\s+[\\[(]?((?:\\d{1,2}:)?\\d{1,2}:\\d{2})[\\])]?\\s*");
    private static final Pattern DIARISED = Pattern.compile("(?i)(?:speaker|spk|person|participant)[ _-]?\\w{1,2}");
    private static final long MOST_MS_OF_A_CALLS_FIRST_WORD = 2 * 60 * 1000;
    private static final long MS_PER_MINUTE = 60_000;
    private static final int LINES_LOOKED_AT = 200;
    private static final double LEAST_SHARE = 0.3;

    private record Labelled(String author, @Nullable Long clockMs, String text) {}

    @Override
    public String format() {
        return "lines with the speaker in front";
    }

    @Override
    public boolean fits(ExportText text) {
        if (text.isJson()) {
            return false;
        }
        List<String> lines = text.text().lines().filter(line -> !line.isBlank()).limit(LINES_LOOKED_AT).toList();
        Map<String, Integer> authors = new HashMap<>();
        int labelled = 0;
        for (String line : lines) {
            Optional<Labelled> found = labelled(line);
            labelled += found.isPresent() ? 1 : 0;
            found.ifPresent(one -> authors.merge(one.author, 1, Integer::sum));
        }
        boolean timed = labelled > 1 && lines.stream().map(LabelledLines::labelled).flatMap(Optional::stream)
                .allMatch(line -> line.clockMs != null || DIARISED.matcher(line.author).matches());
        boolean roles = authors.keySet().stream().anyMatch(author -> RoleNames.of(author).isPresent());
        boolean repeated = authors.size() >= 2 && authors.values().stream().anyMatch(times -> times > 1) && authors.size() <= 8;
        return labelled >= lines.size() * LEAST_SHARE && (roles || repeated || timed);
    }

    private static Optional<Labelled> labelled(String line) {
        Matcher matcher = LINE.matcher(line.length() > 1000 ? line.substring(0, 1000) : line);
        if (matcher.matches() && matcher.group(2).split("\\s+").length <= 5) {
            String clock = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            return Optional.of(new Labelled(matcher.group(2).strip(), clock == null ? null : clockMs(clock),
                    line.substring(Math.min(line.length(), matcher.start(4)))));
        }
        Matcher head = HEAD.matcher(line);
        return head.matches() ? Optional.of(new Labelled(head.group(1).strip(), clockMs(head.group(2)), "")) : Optional.empty();
    }

    private static @Nullable Long clockMs(String written) {
        String text = written.toLowerCase(Locale.ROOT).replaceFirst("^\\d{4}-\\d\\d-\\d\\d[ t]", "");
        boolean afternoon = text.contains("p");
        boolean morning = text.contains("a");
        String digits = text.replaceAll("[^\\d:.,]", "").replaceFirst("[.,]$", "");
        Long ms = JsonFields.clockMs(digits);
        if (ms == null || !afternoon && !morning) {
            return ms;
        }
        long hourMs = 3_600_000;
        long minutes = digits.chars().filter(c -> c == ':').count() == 1 ? ms * 60 : ms; // "9:14 AM" is hours and minutes
        return afternoon && minutes < 12 * hourMs ? minutes + 12 * hourMs : morning && minutes >= 12 * hourMs ? minutes - 12 * hourMs
                : minutes;
    }

    @Override
    public List<Draft> read(ExportText text) {
        Draft draft = Draft.of(null);
        @Nullable Labelled open = null;
        StringBuilder words = new StringBuilder();
        boolean spoken = true;
        for (String line : text.text().lines().toList()) {
            Optional<Labelled> next = labelled(line);
            if (next.isPresent()) {
                add(draft, open, words);
                open = next.get();
                spoken &= open.clockMs != null;
                words.setLength(0);
                words.append(open.text);
            } else if (open != null) {
                words.append('\n').append(line);
            } else if (!line.isBlank()) {
                draft.note("text above the first speaker was left out");
            }
        }
        add(draft, open, words);
        Long first = draft.isEmpty() ? null : draft.messages().getFirst().startMs();
        boolean call = spoken && first != null && first <= MOST_MS_OF_A_CALLS_FIRST_WORD;
        return List.of(call ? draft.channel("voice") : daytimes(draft));
    }

    /** Two numbers that do not begin near nought are hours and minutes of the day. */
    private static Draft daytimes(Draft draft) {
        boolean minutes = draft.messages().stream().allMatch(message -> message.startMs() == null
                || message.startMs() < 24 * MS_PER_MINUTE);
        Draft chat = Draft.of("chat");
        draft.notes().forEach(chat::note);
        draft.messages().forEach(message -> {
            Long startMs = message.startMs();
            @Nullable Long at = startMs == null ? null : (Long) (minutes ? startMs * 60 : startMs);
            chat.add(ExportMessage.spoken(message.author(), at, at, message.text()));
        });
        return chat;
    }

    private static void add(Draft draft, @Nullable Labelled open, StringBuilder words) {
        if (open != null) {
            draft.add(ExportMessage.spoken(open.author, open.clockMs, null, words.toString().strip()));
        }
    }
}
