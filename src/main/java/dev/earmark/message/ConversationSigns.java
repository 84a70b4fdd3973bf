package dev.earmark.message;

import dev.earmark.transcript.Channel;
import dev.earmark.transcript.NoConversation;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells by the words whether two parties spoke with each other at all. It says so only when little was said, or one party is a machine: a
 * bad call is not set aside. Safe for many threads.
 */
public final class ConversationSigns {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern VOICEMAIL = Pattern.compile(
            "\\b(?:leave|record) (?:me |us )?(?:a|your) (?:brief |short |detailed )?(?:message|name)\\b|\\bafter the (?:tone|beep"
                    + "|signal)\\b"
                    + "|\\bat the (?:tone|beep)\\b|\\b(?:voice ?mail|answering machine|mailbox) (?:of|for|is full|belonging|box)\\b"
                    + "|\\b(?:reached|forwarded to) (?:the |an? |an automatic(?: \\w+)? )?(?:voice ?mail|voice message|mailbox"
                            + "|answering machine)\\b"
                    + "|\\bthe (?:person|number|party|customer|subscriber) you (?:have )?(?:are calling|called|dialed|dialled"
                            + "|are trying to reach)\\b"
                    + "|\\b(?:cannot|can't|can not|unable to) (?:come to|take) (?:the|your) (?:phone|call)\\b"
                    + "|\\bnachricht(?:en)? nach dem (?:signalton|ton|piep)|\\bnach dem (?:signalton|piepton|ton)\\b|\\bmailbox von\\b"
                    + "|\\bhinterlassen sie (?:bitte )?(?:eine|ihre) nachricht\\b|\\blaiss(?:er|ez)(?:-moi|-nous)? (?:un|votre) message\\b"
                    + "|\\baprès le (?:bip|signal)|\\bmessagerie vocale\\b|\\bdeje (?:su|un) mensaje\\b|\\bdespués (?:de la señal|del tono)"
                    + "|\\bbuzón de voz\\b|\\blasci(?:ate)? (?:un|il) messaggio\\b|\\bdopo il segnale\\b|\\bsegreteria telefonica\\b"
                    + "|\\bdeixe (?:a sua|sua|uma) mensagem\\b|\\bapós o (?:sinal|bip)|\\bcaixa postal\\b"
                    + "|\\b(?:spreek|laat) (?:een|uw) (?:bericht|boodschap)\\b|\\bna de (?:piep|pieptoon|toon)\\b|\\bvoicemail van\\b",
                            FLAGS);
    private static final Pattern TELLS_OF_ONE = Pattern.compile(
            "\\b(?:i|we|he|she|they)(?:['’]ve| have| had)? (?:just |already )?(?:left|leave|got|sent|called|tried)\\b", FLAGS);
    private static final Pattern MISDIALLED = Pattern.compile(
            "\\bwrong (?:number|extension|chat|window|person|company|department number)\\b|\\bmis-?dial(?:l?ed)?\\b|\\bpocket dial"
                    + "|\\bcalled (?:you )?by (?:mistake|accident)\\b|\\bfalsch verbunden\\b|\\bverwählt\\b|\\bfalsche nummer\\b"
                    + "|\\b(?:faux|mauvais) numéro\\b|\\btrompé de numéro\\b|\\bnúmero equivocado\\b|\\bequivocado de número\\b"
                    + "|\\bnumero sbagliato\\b|\\bsbagliato numero\\b|\\bnúmero errado\\b|\\bfoi engano\\b|\\bverkeerd (?:nummer"
                            + "|verbonden)\\b", FLAGS);
    /** A number that is wrong on a bill is a matter to talk about. */
    private static final Pattern OF_SOMETHING = Pattern.compile("\\bwrong number (?:of|on|for|in|is|was|to)\\b|\\bmy\\b", FLAGS);

    private static final int MOST_WORDS_OF_STRAY_CUSTOMER = 18;
    private static final int MOST_WORDS_OF_STRAY_CALL = 80;
    private static final int MOST_WORDS_OF_MACHINE = 70;
    private static final int MOST_WORDS_TO_NOBODY = 25;
    private static final int MOST_WORDS_OF_NOTHING = 3;

    private ConversationSigns() {}

    /** Empty when there was a conversation, and where somebody spoke of whom nobody knows who it was. */
    public static Optional<NoConversation> missing(Transcript transcript) {
        int agent = words(transcript, Speaker.AGENT);
        int customer = words(transcript, Speaker.CUSTOMER);
        int unknown = words(transcript, Speaker.UNKNOWN);
        if (transcript.channel() == Channel.EMAIL) {
            return Optional.empty();
        } else if (agent + customer + unknown == 0) {
            return Optional.of(machineOnly(transcript));
        } else if (isVoicemail(transcript, agent, customer, unknown)) {
            return Optional.of(NoConversation.VOICEMAIL);
        } else if (isMisdialled(transcript, agent + customer + unknown, customer)) {
            return Optional.of(NoConversation.MISDIALLED);
        } else if (unknown == 0 && isAbandoned(transcript, agent, customer)) {
            return Optional.of(NoConversation.ABANDONED);
        }
        return Optional.empty();
    }

    /** Somebody waited for a person who did not come; else nobody was there at all. */
    private static NoConversation machineOnly(Transcript transcript) {
        if (transcript.turns().stream().anyMatch(turn -> turn.speaker() == Speaker.SYSTEM && VOICEMAIL.matcher(turn.text()).find())) {
            return NoConversation.VOICEMAIL;
        }
        boolean waited = transcript.source().remarks().stream().anyMatch(remark -> remark.code().equals(SourceRemark.PLAYED))
                || transcript.channel() == Channel.VOICE && words(transcript, Speaker.SYSTEM) > 0;
        return waited || transcript.turns().stream().anyMatch(turn -> turn.speaker() == Speaker.BOT)
                ? NoConversation.ABANDONED : NoConversation.SILENT;
    }

    /** One party is a machine from its first to its last word, and the other at most leaves a message. */
    private static boolean isVoicemail(Transcript transcript, int agent, int customer, int unknown) {
        if (transcript.channel() != Channel.VOICE) {
            return false;
        }
        return machine(transcript, Speaker.CUSTOMER, customer) || machine(transcript, Speaker.AGENT, agent)
                || agent + customer == 0 && machine(transcript, Speaker.UNKNOWN, unknown) || agent == 0 && customer > 0
                && transcript.turns().stream().anyMatch(turn -> turn.speaker() == Speaker.SYSTEM && VOICEMAIL.matcher(turn.text()).find());
    }

    private static boolean machine(Transcript transcript, Speaker party, int words) {
        List<Turn> own = transcript.turns().stream().filter(turn -> turn.speaker() == party && words(turn.text()) > 0).toList();
        String all = String.join(" ", own.stream().map(Turn::text).toList());
        boolean answersLater = own.size() > 1 && transcript.turns().stream()
                .filter(turn -> turn.speaker() == party.other() && party != Speaker.UNKNOWN && words(turn.text()) > 2).count() > 2;
        return words <= MOST_WORDS_OF_MACHINE && !own.isEmpty() && VOICEMAIL.matcher(all).find()
                && !TELLS_OF_ONE.matcher(all).find() && !answersLater;
    }

    private static boolean isMisdialled(Transcript transcript, int all, int customer) {
        return all <= MOST_WORDS_OF_STRAY_CALL && customer <= MOST_WORDS_OF_STRAY_CUSTOMER && transcript.turns().stream()
                .filter(turn -> turn.speaker().isPerson())
                .anyMatch(turn -> MISDIALLED.matcher(turn.text()).find() && !OF_SOMETHING.matcher(turn.text()).find());
    }

    private static boolean isAbandoned(Transcript transcript, int agent, int customer) {
        boolean nobodyThere = customer == 0 && agent <= MOST_WORDS_TO_NOBODY && turns(transcript, Speaker.AGENT) <= 4
                || agent == 0 && customer <= MOST_WORDS_OF_NOTHING;
        return nobodyThere || agent + customer <= MOST_WORDS_OF_NOTHING;
    }

    private static long turns(Transcript transcript, Speaker party) {
        return transcript.turns().stream().filter(turn -> turn.speaker() == party && words(turn.text()) > 0).count();
    }

    private static int words(Transcript transcript, Speaker party) {
        return transcript.turns().stream().filter(turn -> turn.speaker() == party).mapToInt(turn -> words(turn.text())).sum();
    }

    /** Words and numbers; marks such as {@code [noise]} are none. */
    private static int words(String text) {
        return (int) WORD.matcher(NOISE.matcher(text).replaceAll(" ")).results().count();
    }

    private static final Pattern NOISE = Pattern.compile("\\[[^\\]]{0,40}]|<[^>]{0,40}>");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}'’]*");
}
