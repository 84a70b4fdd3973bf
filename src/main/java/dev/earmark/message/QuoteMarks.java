package dev.earmark.message;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How mail programs say that what follows is not new, in English, German, French, Spanish, Italian, Portuguese and Dutch. Safe for many
 * threads.
 */
final class QuoteMarks {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** "On Mon, 2 Mar 2026 at 09:14, Ann wrote:", also wrapped into up to three lines. */
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "(?:on|am|le|el|il(?: giorno)?|em|op|a|den) [^\\n]{0,200}?\\d[^\\n]{0,200}?"
                    + "(?:wrote|schrieb|a écrit|escribió|ha scritto|scrisse|escreveu|schreef)\\b[^\\n:]{0,120}:"
                    + "|[^\\n]{1,120}(?:schrieb am|wrote on|a écrit le|ha scritto il|escribió el|escreveu em|schreef op)"
                    + "[^\\n]{0,20}\\d[^\\n]{0,80}:", FLAGS);
    private static final Pattern DATED = Pattern.compile("\\b(?:19|20)\\d\\d\\b|\\d{1,2} ?[:.h] ?\\d\\d|@");
    private static final int MOST_ATTRIBUTION_LINES = 3;

    /** The same somewhere in a line, when an export has lost the line ends: with a year and a time, or an address. */
    private static final Pattern ATTRIBUTION_WITHIN = Pattern.compile(
            "\\b(?:On|Am|Le|El|Il|Em|Op) (?:\\p{L}{2,12}\\.?,? )?[^\\n<>]{0,40}?\\b(?:19|20)\\d\\d\\b[^\\n]{0,120}?"
                    + "(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef)\\b[^\\n:]{0,80}:", Pattern.UNICODE_CHARACTER_CLASS);

    private static final String NAMES_OF_ORIGINALS = "(?:original|forwarded|previous) (?:message|mail|e-mail|email)"
            + "|ursprüngliche (?:nachricht|e-mail"
            + "|mail)|original-?nachricht|weitergeleitete (?:nachricht|e-mail|mail)|message (?:d['’]origine|original|transféré|précédent)"
            + "|mensaje (?:original|reenviado|anterior)|messaggio (?:originale|inoltrato)|mensagem (?:original|encaminhada|reencaminhada"
            + "|anterior)|oorspronkelijk bericht|doorgestuurd bericht|ursprungligt meddelande";
    private static final Pattern SEPARATOR = Pattern.compile("[-_=*> ]{2,40}\\s*(?:" + NAMES_OF_ORIGINALS + ")\\s*:?\\s*[-_=*]{0,40}",
            FLAGS);
    private static final Pattern SEPARATOR_WITHIN = Pattern.compile("-{3,} ?(?:" + NAMES_OF_ORIGINALS + ") ?-{3,}", FLAGS);
    private static final Pattern FORWARD = Pattern.compile(
            "(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:réexpédié|transféré)"
                    + "|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:reencaminhada|encaminhada)"
                    + "|begin doorgestuurd bericht)\\s*:?", FLAGS);
    private static final Pattern REPLY_ABOVE = Pattern.compile(
            "[#\\-=_ ]*(?:please )?(?:type your )?(?:reply|respond|write)[^\\n]{0,40}above this line[^\\n]{0,60}"
                    + "|[#\\-=_ ]*bitte (?:antworten sie|oberhalb)[^\\n]{0,60}(?:dieser linie|dieser zeile)[^\\n]{0,40}", FLAGS);

    private static final Pattern FROM = Pattern.compile("[*> ]*(?:from|von|de|da|van|expéditeur|remitente|mittente) ?:\\*? ?\\S.*", FLAGS);
    private static final Pattern OTHER_HEADER = Pattern.compile(
            "[*> ]*(?:sent|date|gesendet|datum|envoyé|enviado(?: el| em)?|enviada(?: em)?|fecha|inviato|data|verzonden|to|an|à|para|a"
                    + "|aan|cc"
                    + "|subject|betreff|objet|asunto|oggetto|assunto|onderwerp|importance|reply-to) ?:\\*? ?.*", FLAGS);
    private static final int HEADERS = 2;
    private static final Pattern HEADERS_WITHIN = Pattern.compile(
            "\\b(?:From|Von|De|Da|Van): [^\\n]{1,120}?\\b(?:Sent|Gesendet|Envoyé|Enviado(?: el| em)?|Enviada em|Inviato|Verzonden|Date"
                    + "|Datum)\\s?: [^\\n]{1,80}?\\b(?:To|An|À|Para|A|Aan|Subject|Betreff|Objet|Asunto|Oggetto|Assunto|Onderwerp)\\s?: ");

    private static final int LONGEST_SEARCHED = 20_000;

    private QuoteMarks() {}

    /** How many lines from a line on introduce a quote: 0 when they do not. */
    static int attribution(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int count = 1; count <= MOST_ATTRIBUTION_LINES && at + count <= lines.size(); count++) {
            String line = lines.get(at + count - 1).strip();
            if (line.isEmpty() || line.length() > 300 || line.startsWith(">")) {
                return 0;
            }
            joined.append(count == 1 ? "" : " ").append(line);
            if (ATTRIBUTION.matcher(joined).matches() && DATED.matcher(joined).find()) {
                return count;
            }
        }
        return 0;
    }

    /** Whether everything from this line on is an earlier message. */
    static boolean opensEarlierMessage(List<String> lines, int at) {
        String line = lines.get(at).strip();
        return !line.isEmpty() && line.length() <= 300
                && (SEPARATOR.matcher(line).matches() || FORWARD.matcher(line).matches() || REPLY_ABOVE.matcher(line).matches()
                || headers(lines, at));
    }

    private static boolean headers(List<String> lines, int at) {
        if (!FROM.matcher(lines.get(at).strip()).matches()) {
            return false;
        }
        int headers = 0;
        for (int i = at + 1; i < Math.min(lines.size(), at + 6); i++) {
            headers += OTHER_HEADER.matcher(lines.get(i).strip()).matches() ? 1 : 0;
        }
        return headers >= HEADERS;
    }

    /** Where in a long line an earlier message begins. */
    static Optional<Integer> within(String line) {
        CharSequence searched = line.length() > LONGEST_SEARCHED ? line.substring(0, LONGEST_SEARCHED) : line;
        return List.of(ATTRIBUTION_WITHIN, SEPARATOR_WITHIN, HEADERS_WITHIN).stream().map(pattern -> pattern.matcher(searched))
                .filter(Matcher::find).map(Matcher::start).filter(start -> start > 0).min(Integer::compare);
    }
}
