package dev.earmark.measure;

import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The pauses in which nobody spoke, between the first and the last word: what comes before and after belongs to the recording, not
 * to the conversation.
 *
 * <p>Who kept whom waiting: after the customer spoke it was the agent's move, whoever broke the silence. After the agent spoke and
 * goes on speaking, or had announced a wait, or had only acknowledged, it was the agent's too; otherwise the customer's.
 */
final class Silences {

    private record Talk(TimeSpan time, Utterance utterance) {}

    private Silences() {}

    /** Every pause, however short, in time order. */
    static List<DeadAir> between(List<Utterance> utterances) {
        List<Talk> talks = utterances.stream()
                .flatMap(u -> u.talk().stream().map(time -> new Talk(time, u)))
                .sorted(Comparator.comparingLong(talk -> talk.time().startMs()))
                .toList();
        List<DeadAir> silences = new ArrayList<>();
        for (int i = 1, last = 0; i < talks.size(); i++) {
            long silentFromMs = talks.get(last).time().endMs();
            Talk next = talks.get(i);
            if (next.time().startMs() > silentFromMs) {
                TimeSpan time = new TimeSpan(silentFromMs, next.time().startMs());
                silences.add(silence(time, talks.get(last).utterance(), next.utterance()));
            }
            if (next.time().endMs() >= silentFromMs) {
                last = i;
            }
        }
        return silences;
    }

    private static DeadAir silence(TimeSpan time, Utterance before, Utterance after) {
        Speaker keeper = keeper(before, after);
        return new DeadAir(time, keeper, keeper.other());
    }

    private static Speaker keeper(Utterance before, Utterance after) {
        if (before.speaker() == Speaker.UNKNOWN || after.speaker() == Speaker.UNKNOWN) {
            return Speaker.UNKNOWN;
        }
        boolean agentsMove = before.speaker() == Speaker.CUSTOMER
                || after.speaker() == Speaker.AGENT
                || WaitNotice.leavesTheMoveWithTheAgent(before.words());
        return agentsMove ? Speaker.AGENT : Speaker.CUSTOMER;
    }

    /**
     * In typed conversations: from a party's first message that the other has not answered to the answer, in time order. The customer's
     * own wait counts from the first question, however often it is repeated.
     */
    static List<DeadAir> betweenMessages(List<Utterance> messages) {
        List<DeadAir> waits = new ArrayList<>();
        for (int i = 1, unanswered = 0; i < messages.size(); i++) {
            Utterance first = messages.get(unanswered);
            Utterance next = messages.get(i);
            if (next.speaker() != first.speaker()) {
                waits.add(wait(first, messages.get(i - 1), next));
                unanswered = i;
            }
        }
        return waits.stream().filter(wait -> wait.time().lengthMs() > 0).toList();
    }

    private static DeadAir wait(Utterance first, Utterance last, Utterance answer) {
        Utterance from = first.speaker() == Speaker.CUSTOMER ? first : last;
        long fromMs = from.talk().getFirst().endMs();
        TimeSpan time = new TimeSpan(fromMs, Math.max(fromMs, answer.talk().getFirst().startMs()));
        boolean unknown = first.speaker() == Speaker.UNKNOWN || answer.speaker() == Speaker.UNKNOWN;
        return unknown
                ? new DeadAir(time, Speaker.UNKNOWN, Speaker.UNKNOWN)
                : new DeadAir(time, answer.speaker(), first.speaker());
    }
}
