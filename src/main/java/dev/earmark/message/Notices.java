package dev.earmark.message;

import java.util.List;
import java.util.regex.Pattern;

/** Lines that a chat system writes into a conversation about the conversation. Safe for many threads. */
final class Notices {

    private static final int LONGEST = 200;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** A chat came to somebody else, who may be a person. */
    private static final List<Pattern> HANDOVERS = patterns(
            "(?:the |this )?(?:chat|conversation|session|ticket|call)?(?: has been| was| is)?(?: being)? ?(?:transferred|handed over|routed"
                    + "|escalated|assigned|reassigned)(?: to)? .{1,80}",
            ".{1,60} (?:has )?(?:joined|entered|accepted)(?: the| this)? (?:chat|conversation|session|room|call)",
            ".{1,60} (?:has )?(?:joined|entered)",
            "you(?:'re| are|’re) (?:now )?(?:being )?(?:chatting|connected|talking|speaking|transferred|connecting)(?: to| with)? .{1,80}",
            "(?:please wait while (?:we|i) )?(?:connect|transferr?)(?:ing)? you (?:to|with) .{1,80}",
            "assigned to .{1,60}",
            ".{1,60} (?:hat den chat betreten|ist dem chat beigetreten|nimmt am chat teil)",
            "(?:der )?chat (?:wurde )?an .{1,60} (?:übergeben|weitergeleitet)",
            "sie (?:chatten|sprechen) (?:jetzt )?mit .{1,60}",
            ".{1,60} a rejoint (?:le chat|la conversation|la discussion)",
            ".{1,60} se (?:ha unido|unió) (?:al chat|a la conversación)",
            ".{1,60} (?:è entrat[oa]|si è unit[oa]) (?:nella|alla) (?:chat|conversazione)",
            ".{1,60} entrou (?:no chat|na conversa)",
            ".{1,60} (?:heeft deelgenomen aan|neemt deel aan|is toegetreden tot) (?:de chat|het gesprek)");

    private static final List<Pattern> OTHERS = patterns(
            "(?:the |this |your )?(?:chat|conversation|session|call|survey)(?: has| was| is)?(?: been)? (?:started|begun|ended|closed"
                    + "|opened"
                    + "|reopened|resolved|archived|paused|rated|recorded|timed out)(?: by .{1,60}| due to .{1,60}| because .{1,80}"
                            + "| at .{1,40})?",
            ".{1,60} (?:has )?(?:left|exited|ended|closed|disconnected from)(?: the| this)? (?:chat|conversation|session|room|call)",
            ".{1,60} (?:has )?(?:left|disconnected)",
            ".{1,60} is (?:now )?(?:typing|away|offline|online)\\W*",
            "(?:waiting for an agent|looking for an agent|you are (?:number )?\\d+ in (?:the )?(?:queue|line)).{0,80}",
            "all (?:of )?our (?:agents|representatives|advisors) are (?:currently |all )?busy.{0,120}",
            "messages and calls are end-to-end encrypted\\..{0,160}",
            ".{1,60} (?:changed|created|added|removed) .{0,60}(?:group|subject|security code|phone number).{0,60}",
            ".{1,60} (?:hat den chat verlassen|hat den chat beendet)",
            "(?:der )?chat (?:wurde )?(?:gestartet|beendet|geschlossen|begonnen)",
            ".{1,60} a quitté (?:le chat|la conversation|la discussion)",
            "(?:le )?chat (?:a )?(?:été )?(?:commencé|démarré|terminé|fermé)",
            ".{1,60} (?:ha abandonado|abandonó|salió de) (?:el chat|la conversación|del chat)",
            "(?:el )?chat (?:ha )?(?:sido )?(?:iniciado|finalizado|cerrado|comenzado|terminado)",
            ".{1,60} ha (?:lasciato|abbandonato) la (?:chat|conversazione)",
            "(?:la )?chat (?:è )?(?:stata )?(?:iniziata|avviata|terminata|chiusa)",
            ".{1,60} (?:saiu|deixou) (?:do chat|da conversa|o chat|a conversa)",
            "(?:o )?chat (?:foi )?(?:iniciado|encerrado|finalizado)",
            ".{1,60} heeft (?:de chat|het gesprek) verlaten",
            "(?:de )?chat (?:is )?(?:gestart|begonnen|beëindigd|gesloten)");

    private static final Pattern NAMES_IT = Pattern.compile(
            "\\b(?:chat|conversation|session|discussion|conversación|conversazione|conversa|gesprek)\\b", FLAGS);

    private Notices() {}

    private static List<Pattern> patterns(String... sources) {
        return java.util.Arrays.stream(sources).map(source -> Pattern.compile("[\\W_]*" + source + "[.!\\s\\W]*", FLAGS)).toList();
    }

    /** Whether a whole line is such a notice. */
    static boolean is(String text) {
        return isHandover(text) || fits(OTHERS, text);
    }

    /** Whether a line in the agent's name is one all the same: it speaks of the conversation by name. */
    static boolean isInAgentsName(String text) {
        return NAMES_IT.matcher(text).find() && is(text);
    }

    /** Whether it says that somebody else takes over. */
    static boolean isHandover(String text) {
        return fits(HANDOVERS, text);
    }

    /** People speak of themselves; a notice never does. */
    private static boolean fits(List<Pattern> patterns, String text) {
        String line = text.strip();
        return !line.isEmpty() && line.length() <= LONGEST && line.indexOf('\n') < 0
                && !line.matches("(?is)(?:.*\\W)?(?:i|i'm|i’m|i've|i’ve|i'll|my|me)(?:\\W.*)?")
                && patterns.stream().anyMatch(pattern -> pattern.matcher(line).matches());
    }
}
