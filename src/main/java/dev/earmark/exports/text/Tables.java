package dev.earmark.exports.text;

import dev.earmark.exports.Draft;
import dev.earmark.exports.ExportReader;
import dev.earmark.exports.ExportText;
import dev.earmark.exports.JsonFields;
import dev.earmark.exports.ExportMessage;
import dev.earmark.exports.UnreadableExport;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A table with named columns, a row for each message: comma, semicolon, tab or bar between the cells. */
public final class Tables implements ExportReader {

    private static final Set<String> AUTHORS = Set.of("speaker", "role", "author", "from", "sender", "party", "participant", "who",
            "sprecher",
            "sender type", "sendertype", "ruolo", "mittente", "parlante", "rol", "remitente", "hablante", "rôle", "expéditeur",
            "locuteur", "auteur", "autor", "papel", "remetente", "afzender", "spreker",
            "speaker role", "participant role", "user type", "actor", "rolle", "absender", "from role", "direction");
    private static final Set<String> TEXTS = Set.of("text", "message", "content", "body", "utterance", "transcript", "sentence", "line",
            "nachricht", "messaggio", "mensaje", "mensagem", "bericht",
            "message text", "msg", "comment", "texte", "texto", "testo", "tekst", "phrase", "inhalt");
    private static final Set<String> GROUPS = Set.of("conversation id", "conversationid", "conversation", "call id", "callid", "call",
            "chat id", "conversazione", "conversación", "conversa", "gespräch", "gesprek", "vorgang",
            "chatid", "chat", "session id", "sessionid", "ticket id", "ticketid", "ticket", "interaction id", "interactionid", "contact id",
            "contactid", "case id", "thread id", "dialogue id", "dialog id");
    private static final Set<String> STARTS = Set.of("start", "start time", "starttime", "startms", "start ms", "begin", "offset",
            "from time", "time",
            "timestamp", "date", "sent", "sent at", "created at", "createdat", "zeit", "datetime", "uhrzeit",
            "data", "fecha", "datum", "heure", "hora", "ora", "orario", "tijd");
    private static final Set<String> ENDS = Set.of("end", "end time", "endtime", "endms", "end ms", "stop", "to time");
    private static final Set<String> NAMES = Set.of("name", "speaker name", "author name", "display name", "sender name");
    private static final Set<String> AGENT_NAMES = Set.of("agent name", "agentname", "agent");
    private static final Set<String> CHANNELS = Set.of("channel", "media", "medium", "kanal");
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int LONGEST_HEAD = 2000;

    @Override
    public String format() {
        return "a table (CSV)";
    }

    @Override
    public boolean fits(ExportText text) {
        return !text.isJson() && delimiter(head(text)) != 0;
    }

    private static String head(ExportText text) {
        return text.text().lines().filter(line -> !line.isBlank()).findFirst().map(line -> line.length() > LONGEST_HEAD ? "" : line)
                .orElse("");
    }

    /** 0 when the first line has no columns of who and what. */
    private static char delimiter(String head) {
        for (char delimiter : DELIMITERS) {
            List<String> names = List.of(head.split(java.util.regex.Pattern.quote(String.valueOf(delimiter)))).stream().map(Tables::plain)
                    .toList();
            if (names.stream().anyMatch(AUTHORS::contains) && names.stream().anyMatch(TEXTS::contains)) {
                return delimiter;
            }
        }
        return 0;
    }

    private static String plain(String column) {
        return column.replace("\uFEFF", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT).replaceAll("[\"'_\\-\\s]+",
                " ").strip();
    }

    @Override
    public List<Draft> read(ExportText text) throws UnreadableExport {
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(delimiter(head(text))).setIgnoreEmptyLines(true)
                .setIgnoreSurroundingSpaces(true).get();
        boolean dayFirst = WrittenDate.dayFirst(text.text());
        Map<String, Draft> drafts = new LinkedHashMap<>();
        try (CSVParser rows = CSVParser.parse(new StringReader(text.text()), format)) {
            @Nullable Columns columns = null;
            for (CSVRecord row : rows) {
                List<String> names = row.stream().map(Tables::plain).toList();
                if (columns == null || columns.names.equals(names)) {
                    columns = Columns.of(names, dayFirst);
                } else {
                    columns.add(row, drafts);
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new UnreadableExport("a cell is not closed: " + broken.getMessage());
        }
        return new ArrayList<>(drafts.values());
    }

    private record Columns(List<String> names, Map<String, Integer> at, boolean milliseconds, boolean dayFirst) {

        static Columns of(List<String> names, boolean dayFirst) {
            Map<String, Integer> at = new HashMap<>();
            put(at, "author", names, AUTHORS);
            put(at, "text", names, TEXTS);
            put(at, "group", names, GROUPS);
            put(at, "start", names, STARTS);
            put(at, "end", names, ENDS);
            put(at, "name", names, NAMES);
            put(at, "agent", names, AGENT_NAMES);
            put(at, "channel", names, CHANNELS);
            return new Columns(names, at, names.contains("start ms") || names.contains("startms"), dayFirst);
        }

        private static void put(Map<String, Integer> at, String kind, List<String> names, Set<String> known) {
            for (int i = 0; i < names.size(); i++) {
                if (known.contains(names.get(i))) {
                    at.putIfAbsent(kind, i);
                }
            }
        }

        private @Nullable String cell(CSVRecord row, String kind) {
            Integer column = at.get(kind);
            return column == null || column >= row.size() || row.get(column).isBlank() ? null : row.get(column);
        }

        void add(CSVRecord row, Map<String, Draft> drafts) {
            String group = cell(row, "group");
            String channel = cell(row, "channel");
            String kind = channel == null ? "" : channel.toLowerCase(Locale.ROOT);
            Draft draft = drafts.computeIfAbsent(group == null ? "" : group, id -> Draft.of(
                    kind.matches("voice|call|phone|telefon") ? "voice" : kind.matches("e-?mail") ? "email"
                            : kind.matches("chat|sms|whatsapp|messaging")
                            ? "chat" : null).id(id));
            String text = cell(row, "text");
            if (draft == null || text == null) {
                return;
            }
            draft.agent(null, cell(row, "agent"));
            String start = cell(row, "start");
            @Nullable Instant at = start == null ? null : WrittenDate.instant(start, dayFirst);
            String author = cell(row, "author");
            draft.add(new ExportMessage(author == null ? "unknown" : author, cell(row, "name"), at != null ? null : ms(start),
                    ms(cell(row, "end")), at, text,
                    List.of()));
        }

        private @Nullable Long ms(@Nullable String written) {
            if (written == null) {
                return null;
            }
            return milliseconds && written.strip().matches("\\d{1,9}") ? (Long) Long.parseLong(written.strip())
                    : JsonFields.clockMs(written);
        }
    }
}
