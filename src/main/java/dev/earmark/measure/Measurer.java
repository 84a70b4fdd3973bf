package dev.earmark.measure;

import dev.earmark.measure.Measures.DeadAir;
import dev.earmark.measure.Measures.Interruption;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts what can be counted in one interaction. Deterministic; safe for many threads.
 *
 * <p>Times come from the words where turns have words, else from the turns; noises, and turns of noises only, are not speech. What
 * cannot be measured is absent: every time when a turn lacks one, silence, waits, talk and interruptions when most turns of a call begin
 * and do not end, everything about a party when a speaker is unknown, talk times in typed conversations. The formulas:
 * <ul>
 * <li>handle time = length of the recording; without one, first to last word or message;
 * <li>talk share of a party = its talk time / talk time of both;
 * <li>silence = time between first and last word in which nobody spoke; its share is of the time between first and last word;
 * <li>longest customer wait = longest silence in which it was the agent's move; in typed conversations from the customer's first
 *     unanswered message to the answer;
 * <li>dead air = silences from {@link MeasureSettings#deadAir()} on ({@link MeasureSettings#typedWait()} in typed conversations);
 * <li>pace = words / minutes of talk;
 * <li>monologue = talk of one party, from first to last sound, that the other breaks with nothing but back-channels and that has no
 *     silence from {@link MeasureSettings#pause()} on.
 * </ul>
 */
public final class Measurer {

    private final MeasureSettings settings;

    public Measurer(MeasureSettings settings) {
        this.settings = settings;
    }

    /** @param loudness of each party's channel as the audio stage found it; empty when there was no audio or one channel for both */
    public Measures measure(Transcript transcript, Map<Speaker, Loudness> loudness, Sentiment sentiment) {
        List<Utterance> utterances = Utterance.of(transcript, settings.breath().toMillis());
        boolean timed = utterances.stream().noneMatch(utterance -> utterance.talk().isEmpty());
        boolean parties = utterances.stream().noneMatch(utterance -> utterance.speaker() == Speaker.UNKNOWN);
        boolean voice = transcript.channel() == Channel.VOICE;
        boolean lasting = timed && (!voice || last(utterances));
        Map<MeasureName, Double> values = new EnumMap<>(MeasureName.class);
        List<DeadAir> silences = !lasting ? List.of() : voice ? Silences.between(utterances) : Silences.betweenMessages(utterances);
        List<Interruption> cutIns = lasting && parties && voice ? new CutIns(utterances, settings).find() : List.of();
        handleTime(values, transcript, utterances, timed);
        if (lasting && !utterances.isEmpty()) {
            waits(values, silences, parties, voice);
        }
        if (lasting && voice && !utterances.isEmpty()) {
            talk(values, utterances, parties, cutIns);
        }
        if (parties && !utterances.isEmpty()) {
            turns(values, utterances);
            loudness(values, loudness);
        }
        course(values, sentiment);
        return new Measures(values, listed(silences, voice), cutIns, holds(silences, voice));
    }

    /** Whether it is known when what was said ended: transcripts of other systems often say only when each turn began. */
    private static boolean last(List<Utterance> utterances) {
        long moments = utterances.stream().filter(utterance -> utterance.talk().stream().allMatch(span -> span.lengthMs() == 0)).count();
        return 2 * moments <= utterances.size();
    }

    private static void handleTime(
            Map<MeasureName, Double> values, Transcript transcript, List<Utterance> utterances, boolean timed) {
        if (transcript.source().seconds() > 0) {
            values.put(MeasureName.HANDLE_TIME, transcript.source().seconds());
        } else if (timed && !utterances.isEmpty()) {
            values.put(MeasureName.HANDLE_TIME, Spans.seconds(TalkTime.conversation(utterances).lengthMs()));
        }
    }

    private void waits(Map<MeasureName, Double> values, List<DeadAir> silences, boolean parties, boolean voice) {
        long boundMs = (voice ? settings.deadAir() : settings.typedWait()).toMillis();
        values.put(MeasureName.DEAD_AIR_COUNT, (double) silences.stream().filter(s -> s.time().lengthMs() >= boundMs).count());
        if (parties) {
            List<DeadAir> byAgent = silences.stream().filter(silence -> silence.keeper() == Speaker.AGENT).toList();
            values.put(MeasureName.LONGEST_CUSTOMER_WAIT, Spans.seconds(longestMs(byAgent)));
        }
        if (voice) {
            values.put(MeasureName.LONGEST_SILENCE, Spans.seconds(longestMs(silences)));
        }
    }

    private void talk(
            Map<MeasureName, Double> values, List<Utterance> utterances, boolean parties, List<Interruption> interruptions) {
        TalkTime talkTime = new TalkTime(utterances, settings);
        values.putAll(talkTime.silence());
        if (parties) {
            values.putAll(talkTime.ofParties());
            values.put(MeasureName.INTERRUPTIONS_BY_AGENT, (double) CutIns.by(Speaker.AGENT, interruptions));
            values.put(MeasureName.INTERRUPTIONS_BY_CUSTOMER, (double) CutIns.by(Speaker.CUSTOMER, interruptions));
        }
    }

    private static void turns(Map<MeasureName, Double> values, List<Utterance> utterances) {
        long agent = utterances.stream().filter(utterance -> utterance.speaker() == Speaker.AGENT).count();
        values.put(MeasureName.AGENT_TURNS, (double) agent);
        long customer = utterances.stream().filter(utterance -> utterance.speaker() == Speaker.CUSTOMER).count();
        values.put(MeasureName.CUSTOMER_TURNS, (double) customer);
    }

    private static void loudness(Map<MeasureName, Double> values, Map<Speaker, Loudness> loudness) {
        putFinite(values, MeasureName.AGENT_LOUDNESS, loudness.get(Speaker.AGENT));
        putFinite(values, MeasureName.CUSTOMER_LOUDNESS, loudness.get(Speaker.CUSTOMER));
    }

    private static void putFinite(
            Map<MeasureName, Double> values, MeasureName name, @Nullable Loudness loudness) {
        if (loudness != null && Double.isFinite(loudness.speechDbfs())) {
            values.put(name, loudness.speechDbfs());
        }
    }

    private static void course(Map<MeasureName, Double> values, Sentiment sentiment) {
        Sentiment.Course course = sentiment.course();
        if (course != null) {
            values.put(MeasureName.SENTIMENT_START, course.start());
            values.put(MeasureName.SENTIMENT_END, course.end());
            values.put(MeasureName.SENTIMENT_SHIFT, course.shift());
        }
    }

    private List<DeadAir> listed(List<DeadAir> silences, boolean voice) {
        long boundMs = (voice ? settings.pause() : settings.typedWait()).toMillis();
        return silences.stream().filter(silence -> silence.time().lengthMs() >= boundMs).toList();
    }

    private List<TimeSpan> holds(List<DeadAir> silences, boolean voice) {
        return !voice ? List.of() : silences.stream()
                .filter(silence -> silence.time().lengthMs() >= settings.hold().toMillis() && silence.keeper() != Speaker.CUSTOMER)
                .map(DeadAir::time)
                .toList();
    }

    private static long longestMs(List<DeadAir> silences) {
        return silences.stream().mapToLong(silence -> silence.time().lengthMs()).max().orElse(0);
    }
}
