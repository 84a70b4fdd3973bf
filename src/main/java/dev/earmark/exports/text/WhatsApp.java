package dev.earmark.exports.text;

import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.ExportMessage;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The text export of WhatsApp, as Android ({@code 12/03/2026, 09:14 - Sam: …}) and iOS ({@code [12.03.26, 09:14:02] Sam: …}) write it.
 * Whether
 * day or month comes first is told by the numbers and by the order of the lines.
 */
public final class WhatsApp implements ExportReader {

    private static final Pattern HEAD = Pattern.compile(
            "[\u200e\u200f\u202a-\u202e\uFEFF]*\\[?(\\d{1,4})[./-](\\d{1,2})[./-](\\d{1,4}),?\\s+(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?"
                    + "(?:[\\s\u202f\u00a0]*([AaPp])\\.?\\s?[Mm]\\.?)?(?:\\]|\\s+[-–])\\s*(.*)");
    private static final Pattern AUTHOR = Pattern.compile("[\u200e\u202a]*([^:\\n]{1,60}?)[\u202c]*:\\s(.*)"
            + "|[\u200e\u202a]*([^:\\n]{1,60}?):$");
    private static final Pattern MEDIA = Pattern.compile(
            "[\u200e ]*(?:<(?:media|medien|médias?|multimedia|mídia)[^>]{0,40}>|<attached: ([^>]{1,120})>"
                    + "|(.{1,120}) \\((?:file attached|datei angehängt"
                    + "|fichier joint|archivo adjunto|file allegato|arquivo anexado|bestand bijgevoegd)\\)"
                    + "|(?:image|video|audio|sticker|document|gif|contact card|bild|foto) (?:omitted|weggelassen))[\u200e ]*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** Stands in the author's name, and is nobody's words. */
    private static final Pattern NOTICE = Pattern.compile("[\u200e ]*(?:this message was deleted|you deleted this message|null"
            + "|diese nachricht wurde gelöscht|missed (?:voice|video|group) call|verpasster (?:sprach|video)anruf"
            + "|ce message a été supprimé"
            + "|se eliminó este mensaje|questo messaggio è stato eliminato|waiting for this message)\\b.{0,80}",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int LINES_LOOKED_AT = 20;

    private record Line(int a, int b, int c, int hour, int minute, int second, @Nullable String author, StringBuilder text) {}

    @Override
    public String format() {
        return "a chat of WhatsApp";
    }

    @Override
    public boolean fits(ExportText text) {
        if (text.isJson()) {
            return false;
        }
        List<String> lines = text.text().lines().filter(line -> !line.isBlank()).limit(LINES_LOOKED_AT).toList();
        return !lines.isEmpty() && HEAD.matcher(lines.getFirst()).matches()
                && lines.stream().map(HEAD::matcher).filter(Matcher::matches).anyMatch(head -> AUTHOR.matcher(head.group(8)).lookingAt());
    }

    @Override
    public List<Draft> read(ExportText text) {
        List<Line> lines = lines(text.text());
        boolean dayFirst = dayFirst(lines);
        Draft draft = Draft.of("chat");
        @Nullable LocalDateTime last = null;
        long shiftHours = 0;
        for (Line line : lines) {
            @Nullable LocalDateTime time = time(line, dayFirst);
            if (time != null && last != null && time.plusHours(shiftHours).isBefore(last)) {
                shiftHours = time.plusHours(1).isBefore(last) ? shiftHours : 1;
                draft.note(shiftHours == 1 ? "the clock was put back an hour within the chat; times after that are an hour later than"
                        + " written"
                        : "times go backwards in it");
            }
            last = time == null ? last : time.plusHours(shiftHours);
            boolean notice = line.author == null || NOTICE.matcher(line.text).matches();
            draft.add(ExportMessage.sent(notice ? "system" : String.valueOf(line.author), null,
                    time == null ? null : time.plusHours(shiftHours).toInstant(ZoneOffset.UTC), media(line.text.toString())));
        }
        draft.note("times are those of the telephone it was exported from, without a time zone");
        return List.of(draft);
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String raw : text.lines().toList()) {
            Matcher head = HEAD.matcher(raw);
            if (!head.matches()) {
                if (!lines.isEmpty()) {
                    lines.getLast().text.append('\n').append(raw);
                }
                continue;
            }
            Matcher author = AUTHOR.matcher(head.group(8));
            boolean named = author.matches();
            String name = !named ? null : author.group(1) == null ? author.group(3) : author.group(1);
            String said = !named ? head.group(8) : author.group(2) == null ? "" : author.group(2);
            lines.add(new Line(number(head, 1), number(head, 2), number(head, 3), hour(head), number(head, 5),
                    head.group(6) == null ? 0 : number(head, 6), name == null ? null : name.strip().replaceFirst("^~\\s?", ""),
                    new StringBuilder(said)));
        }
        return lines;
    }

    private static int number(Matcher head, int group) {
        return Integer.parseInt(head.group(group));
    }

    private static int hour(Matcher head) {
        int hour = number(head, 4);
        String half = head.group(7);
        if (half == null) {
            return hour;
        }
        boolean afternoon = half.toLowerCase(Locale.ROOT).equals("p");
        return hour % 12 + (afternoon ? 12 : 0);
    }

    private static boolean dayFirst(List<Line> lines) {
        if (lines.stream().anyMatch(line -> line.a > 12)) {
            return true;
        } else if (lines.stream().anyMatch(line -> line.b > 12)) {
            return false;
        }
        return backwards(lines, true) <= backwards(lines, false);
    }

    private static long backwards(List<Line> lines, boolean dayFirst) {
        List<LocalDateTime> times = lines.stream().map(line -> time(line, dayFirst)).filter(java.util.Objects::nonNull).toList();
        return IntStream.range(1, times.size()).filter(i -> times.get(i).plusHours(1).isBefore(times.get(i - 1))).count();
    }

    /** Null when it is no date. */
    private static @Nullable LocalDateTime time(Line line, boolean dayFirst) {
        boolean yearFirst = line.a > 31;
        int year = yearFirst ? line.a : line.c < 100 ? 2000 + line.c : line.c;
        int month = yearFirst || dayFirst ? line.b : line.a;
        int day = yearFirst ? line.c : dayFirst ? line.a : line.b;
        try {
            return LocalDateTime.of(year, month, day, line.hour, line.minute, line.second);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static String media(String text) {
        Matcher media = MEDIA.matcher(text);
        if (!media.matches()) {
            return text;
        }
        String name = media.group(1) == null ? media.group(2) : media.group(1);
        String rest = media.group(3) == null ? "" : media.group(3).strip();
        return "[attachment" + (name == null ? "" : ": " + name.strip()) + "]" + (rest.isEmpty() ? "" : "\n" + rest);
    }
}
