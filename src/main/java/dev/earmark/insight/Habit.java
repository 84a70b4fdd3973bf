package dev.earmark.insight;

import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import java.util.Arrays;
import java.util.Optional;

/** What shows in measures call by call; conversations in which it cannot be measured count nowhere. */
public enum Habit {
    KEEPS_WAITING("keeps-waiting", "Leaves customers in silence for 10 seconds or more", "dead-air",
            MeasureName.LONGEST_CUSTOMER_WAIT, 10),
    TALKS_OVER("talks-over", "Talks over customers", "interruption", MeasureName.INTERRUPTIONS_BY_AGENT, 1),
    TALKS_ON("talks-on", "Talks for a minute or more without a break", "monologue", MeasureName.AGENT_LONGEST_MONOLOGUE, 60),
    TALKS_MOST("talks-most", "Talks for two thirds of the call or more", "", MeasureName.AGENT_TALK_SHARE, 2.0 / 3);

    private final String id;
    private final String title;
    private final String moment;
    private final MeasureName measure;
    private final double bound;

    Habit(String id, String title, String moment, MeasureName measure, double bound) {
        this.id = id;
        this.title = title;
        this.moment = moment;
        this.measure = measure;
        this.bound = bound;
    }

    /** As programs name it. */
    public String id() {
        return id;
    }

    /** What the agent does, without a full stop. */
    public String title() {
        return title;
    }

    /** The kind of moments that shows it; empty where none does. */
    public String moment() {
        return moment;
    }

    public static Optional<Habit> of(String id) {
        return Arrays.stream(values()).filter(habit -> habit.id.equals(id)).findFirst();
    }

    /** Whether it shows in one conversation; empty where it cannot be measured: in typed ones, and without times. */
    Optional<Boolean> in(Measures measures, boolean spoken) {
        return spoken ? Optional.ofNullable(measures.values().get(measure)).map(value -> value >= bound) : Optional.empty();
    }
}
