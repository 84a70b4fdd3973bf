package dev.earmark.steps;

import dev.earmark.events.EventType;
import dev.earmark.interaction.Progress;
import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measurer;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.measure.SentimentReader;
import dev.earmark.store.Findings.Counted;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Talk;
import dev.earmark.store.StepName;
import java.util.Map;
import java.util.Optional;

/** Counts what can be counted, and reads the customer's sentiment. */
public final class MeasureStep implements Step<Counted> {

    public static final StepFinding<Counted> COUNTED = StepFinding.ofInteraction(StepName.MEASURE, Counted.class);

    private final SentimentReader sentiments;
    private final Measurer measurer;

    public MeasureStep(SentimentReader sentiments, Measurer measurer) {
        this.sentiments = sentiments;
        this.measurer = measurer;
    }

    @Override
    public StepFinding<Counted> finding() {
        return COUNTED;
    }

    @Override
    public StepOutput<Counted> find(StepInput known, Progress progress) {
        progress.at("measuring", 0);
        Heard heard = known.of(TranscribeStep.HEARD);
        Sentiment sentiment = sentiments.read(heard.transcript());
        return StepOutput.of(new Counted(measurer.measure(heard.transcript(), heard.loudness(), sentiment), sentiment));
    }

    @Override
    public boolean keep(Entry entry, Optional<Counted> found) {
        entry.put(COUNTED, found);
        found.flatMap(counted -> talk(counted.measures())).ifPresent(talk -> entry.tx().interactions().putTalk(entry.interactionId(),
                talk));
        entry.happened(EventType.MEASURED, Map.of());
        return true;
    }

    /** For lists: who filled how much of the call; empty for typed conversations. */
    private static Optional<Talk> talk(Measures measures) {
        Double agent = measures.values().get(MeasureName.AGENT_TALK_SHARE);
        Double customer = measures.values().get(MeasureName.CUSTOMER_TALK_SHARE);
        Double silence = measures.values().get(MeasureName.SILENCE_SHARE);
        return agent == null || customer == null || silence == null ? Optional.empty() : Optional.of(new Talk(agent * (1 - silence),
                customer * (1 - silence), silence));
    }
}
