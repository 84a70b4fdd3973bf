package dev.earmark.message;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What only one party of a service conversation says: offers of help and questions for data on one side, what went wrong with "my order" on
 * the other. In the languages English, German, French, Spanish, Italian, Portuguese and Dutch. Safe for many threads.
 */
final class PartyCues {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /** By weight: how many points each place counts for the agent. */
    private static final Map<Integer, List<Pattern>> AGENT = Map.of(
            3, patterns(
                    "\\bhow (?:can|may|could) (?:i|we) (?:help|assist|be of)", "\\bthank(?:s| you)(?: so much| very much)? for"
                            + " (?:calling|contacting|chatting|reaching out|getting in touch|writing(?: to)? us|your patience|holding"
                                    + "|waiting"
                            + "|your e-?mail|your message)",
                    "\\bis there anything else (?:that )?(?:i|we) can", "\\banything else i can (?:help|do)",
                    "\\b(?:may|can|could) i (?:please )?(?:have|get|take|ask for) your\\b",
                            "\\byou(?:'re| are|’re) (?:through|speaking) to\\b",
                    "\\bfor (?:security|verification|quality)\\b", "\\bi(?:'d| would|’d)? (?:be|am)? ?(?:happy|glad) to help\\b",
                    "\\bwie (?:kann|darf) ich (?:ihnen|dir)\\b.*\\bhelfen", "\\bvielen dank für ihren? (?:anruf|anfrage|nachricht|geduld)",
                    "\\bkann ich sonst noch\\b", "\\ben quoi puis-je vous\\b", "\\bcomment puis-je vous aider", "\\bmerci d[e'’] ?(?:avoir "
                            + "appelé|nous avoir|votre appel|votre patience|votre message)",
                    "\\b(?:en qué|cómo) (?:le |te |lo |la )?puedo ayudar", "\\bgracias por (?:llamar|contactar|comunicarse|su paciencia)",
                    "\\bcome posso aiutar", "\\bgrazie per (?:aver|la sua|averci)", "\\b(?:em que|como) posso (?:ajudar|ajudá)",
                    "\\bobrigad[oa] por (?:ligar|entrar|contactar|aguardar)", "\\bwaarmee kan ik u\\b",
                            "\\bbedankt voor (?:het bellen|uw)"),
            2, patterns(
                    "\\bwelcome to\\b", "\\bmy name is \\w+ (?:and|from|with|how|,)", "\\bthis is \\w+ (?:from|with|at|speaking)\\b",
                    "\\b(?:let me|i(?:'ll| will|’ll)) (?:just )?(?:check|look|pull|verify|transfer|connect|see what|arrange|process"
                            + "|escalate"
                            + "|send you|refund|create|open a|place you|put you)",
                    "\\b(?:could|can|would) you (?:please )?(?:provide|confirm|verify|tell me|give me|share|send me|spell)\\b",
                    "\\bi(?:'m| am|’m) (?:so |very |really )?sorry (?:to hear|for the|about (?:that|the|this))", "\\bwe apologi[sz]e\\b",
                    "\\b(?:one|a|just a) moment,? (?:please|while)", "\\bplease (?:hold|bear with|allow me)\\b",
                    "\\byour (?:call|e-?mail|case|ticket|request|refund|replacement)\\b", "\\bein(?:en)? moment bitte", "\\bes tut mir leid"
                            + "\\b", "\\bkönnen sie mir (?:bitte )?(?:ihre|die)", "\\bveuillez patienter", "\\bje suis désolé",
                    "\\bun momento,? por favor", "\\blamento\\b", "\\bmi dispiace\\b", "\\bun attimo\\b", "\\bum momento,? por favor",
                    "\\been momentje?\\b"),
            1, patterns(
                    "\\bhave a (?:great|good|nice|lovely|wonderful) (?:day|evening|weekend|one)", "\\byour (?:account|order|policy|address"
                            + "|card|name|number|phone|date of birth)\\b",
                    "\\bi(?:'ve|’ve| have) (?:arranged|sent|issued|processed|credited|cancelled|updated)", "\\bwe (?:have|can|will)\\b"));

    private static final Map<Integer, List<Pattern>> CUSTOMER = Map.of(
            3, patterns(
                    "\\bi(?:'m| am|’m) (?:calling|writing|contacting you|ringing) (?:about|because|to|regarding)", "\\bwhere is my\\b",
                    "\\bi(?:'ve|’ve| have)? ?(?:just )?(?:lost|ordered|bought|purchased|received|been charged|was charged|been waiting"
                            + "|never"
                            + " (?:got|received))\\b",
                    "\\bich (?:habe|möchte|rufe an|brauche)\\b", "\\bmeine? (?:bestellung|karte|rechnung|konto|paket|lieferung)\\b",
                    "\\bj['’]ai (?:perdu|commandé|reçu|un problème)", "\\bma (?:commande|carte|facture)\\b",
                            "\\bmi (?:pedido|tarjeta|cuenta"
                            + "|factura)\\b",
                    "\\bil mio (?:ordine|pacco|conto)\\b", "\\bla mia (?:carta|fattura)\\b", "\\bho (?:perso|ordinato|ricevuto)\\b",
                    "\\bmeu (?:pedido|cartão)\\b", "\\bminha (?:conta|fatura|encomenda)\\b", "\\bperdi\\b",
                    "\\bmijn (?:bestelling|pakket|rekening|kaart)\\b"),
            2, patterns(
                    "\\bmy (?:order|account|card|bill|invoice|package|parcel|internet|phone|subscription|refund|delivery|password|payment"
                            + "|flight|booking|policy|kettle|laptop|device|router|money|statement)\\b",
                    "\\bi (?:need|want|would like|can(?:'t|’t|not)|didn(?:'t|’t)|don(?:'t|’t) (?:know|understand)|was (?:told|charged)"
                            + "|have (?:a|an) (?:problem|question|issue))\\b", "\\bi(?:'d|’d) like to\\b",
                    "\\bspeak (?:to|with) (?:a|an|your) (?:human|person|agent|manager|supervisor)", "\\b(?:doesn|won|isn|hasn)(?:'|’)t"
                            + " (?:work|arrive|turn|start|come|load)", "\\bagent please\\b"),
            1, patterns("\\bthat(?:'s| is|’s) all\\b", "\\bcan you help\\b", "\\bmy \\w+ (?:is|was|has|never|arrived|broke|stopped)\\b"));

    private PartyCues() {}

    private static List<Pattern> patterns(String... sources) {
        return java.util.Arrays.stream(sources).map(source -> Pattern.compile(source, FLAGS)).toList();
    }

    /** Above 0 it sounds like an agent, below 0 like a customer; 0 says nothing. */
    static int lean(String text) {
        return points(AGENT, text) - points(CUSTOMER, text);
    }

    private static int points(Map<Integer, List<Pattern>> cues, String text) {
        return cues.entrySet().stream()
                .mapToInt(cue -> cue.getKey() * (int) cue.getValue().stream().filter(pattern -> pattern.matcher(text).find()).count())
                        .sum();
    }
}
