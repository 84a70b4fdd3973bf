package dev.earmark.measure;

import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How long each party talked, how fast, and how long without a break. The utterances have times; there is at least one. */
final class TalkTime {

    private static final double MS_PER_MINUTE = 60_000;

    private final List<Utterance> utterances;
    private final MeasureSettings settings;

    TalkTime(List<Utterance> utterances, MeasureSettings settings) {
        this.utterances = utterances;
        this.settings = settings;
    }

    /** From the first to the last sound of anybody. */
    static TimeSpan conversation(List<Utterance> utterances) {
        return utterances.stream().flatMap(utterance -> utterance.talk().stream()).reduce(TimeSpan::covering).orElseThrow();
    }

    Map<MeasureName, Double> silence() {
        long conversationMs = conversation(utterances).lengthMs();
        long silentMs = conversationMs - Spans.totalMs(heard(utterances.stream()));
        Map<MeasureName, Double> values = new EnumMap<>(MeasureName.class);
        values.put(MeasureName.SILENCE, Spans.seconds(silentMs));
        if (conversationMs > 0) {
            values.put(MeasureName.SILENCE_SHARE, (double) silentMs / conversationMs);
        }
        return values;
    }

    Map<MeasureName, Double> ofParties() {
        long agentMs = talkMs(Speaker.AGENT);
        long customerMs = talkMs(Speaker.CUSTOMER);
        Map<MeasureName, Double> values = new EnumMap<>(MeasureName.class);
        if (agentMs + customerMs > 0) {
            values.put(MeasureName.AGENT_TALK_SHARE, (double) agentMs / (agentMs + customerMs));
            values.put(MeasureName.CUSTOMER_TALK_SHARE, (double) customerMs / (agentMs + customerMs));
        }
        pace(values, MeasureName.AGENT_PACE, Speaker.AGENT, agentMs);
        pace(values, MeasureName.CUSTOMER_PACE, Speaker.CUSTOMER, customerMs);
        values.put(MeasureName.AGENT_LONGEST_MONOLOGUE, Spans.seconds(longestMonologueMs(Speaker.AGENT)));
        values.put(MeasureName.CUSTOMER_LONGEST_MONOLOGUE, Spans.seconds(longestMonologueMs(Speaker.CUSTOMER)));
        return values;
    }

    private void pace(Map<MeasureName, Double> values, MeasureName name, Speaker party, long talkMs) {
        int words = of(party).mapToInt(utterance -> utterance.words().size()).sum();
        if (words >= settings.minWordsOfPace() && talkMs > 0) {
            values.put(name, words * MS_PER_MINUTE / talkMs);
        }
    }

    private long talkMs(Speaker party) {
        return Spans.totalMs(heard(of(party)));
    }

    private Stream<Utterance> of(Speaker party) {
        return utterances.stream().filter(utterance -> utterance.speaker() == party);
    }

    private static List<TimeSpan> heard(Stream<Utterance> utterances) {
        return Spans.joined(
                utterances.flatMap(u -> u.talk().stream()).sorted(Comparator.comparingLong(TimeSpan::startMs)).toList(), 1);
    }

    private long longestMonologueMs(Speaker party) {
        long longestMs = 0;
        TimeSpan running = null;
        for (Utterance utterance : utterances) {
            TimeSpan span = utterance.span();
            if (span == null || (utterance.speaker() != party && utterance.backChannel(settings.backChannel().toMillis()))) {
                continue;
            }
            if (utterance.speaker() != party) {
                running = null;
                continue;
            }
            boolean goesOn = running != null && span.startMs() - running.endMs() < settings.pause().toMillis();
            running = goesOn && running != null ? running.covering(span) : span;
            longestMs = Math.max(longestMs, running.lengthMs());
        }
        return longestMs;
    }
}
