package dev.earmark.measure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The measures that a rubric may bound, with their units. */
public enum MeasureName {
    HANDLE_TIME("handle-time-seconds", "s"),
    AGENT_TALK_SHARE("agent-talk-share", "share"),
    CUSTOMER_TALK_SHARE("customer-talk-share", "share"),
    SILENCE_SHARE("silence-share", "share"),
    SILENCE("silence-seconds", "s"),
    LONGEST_SILENCE("longest-silence-seconds", "s"),
    LONGEST_CUSTOMER_WAIT("longest-customer-wait-seconds", "s"),
    DEAD_AIR_COUNT("dead-air-count", "count"),
    INTERRUPTIONS_BY_AGENT("interruptions-by-agent", "count"),
    INTERRUPTIONS_BY_CUSTOMER("interruptions-by-customer", "count"),
    AGENT_PACE("agent-words-per-minute", "words/min"),
    CUSTOMER_PACE("customer-words-per-minute", "words/min"),
    AGENT_LONGEST_MONOLOGUE("agent-longest-monologue-seconds", "s"),
    CUSTOMER_LONGEST_MONOLOGUE("customer-longest-monologue-seconds", "s"),
    AGENT_LOUDNESS("agent-loudness-dbfs", "dBFS"),
    CUSTOMER_LOUDNESS("customer-loudness-dbfs", "dBFS"),
    AGENT_TURNS("agent-turns", "count"),
    CUSTOMER_TURNS("customer-turns", "count"),
    SENTIMENT_START("customer-sentiment-start", "-1 to 1"),
    SENTIMENT_END("customer-sentiment-end", "-1 to 1"),
    SENTIMENT_SHIFT("customer-sentiment-shift", "-2 to 2");

    private final String label;
    private final String unit;

    MeasureName(String label, String unit) {
        this.label = label;
        this.unit = unit;
    }

    @JsonValue
    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    public static Optional<MeasureName> of(String label) {
        return Arrays.stream(values()).filter(name -> name.label.equals(label)).findFirst();
    }
}
