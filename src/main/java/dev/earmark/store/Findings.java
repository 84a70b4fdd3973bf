package dev.earmark.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.earmark.measure.Loudness;
import dev.earmark.measure.Measures;
import dev.earmark.measure.Sentiment;
import dev.earmark.moments.Moment;
import dev.earmark.scoring.Scorecard;
import dev.earmark.summary.Summary;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the steps found out. Every {@code put} carries the epoch of the claim and is refused (false) when a later claim has kept its
 * finding already: the caller must let its transaction fail.
 */
public interface Findings {

    /** @param loudness of each party that was recorded; empty for typed conversations */
    record Heard(Transcript transcript, Map<Speaker, Loudness> loudness) {
        public Heard {
            loudness = Map.copyOf(loudness);
        }
    }

    record Counted(Measures measures, Sentiment sentiment) {}

    /**
     * One scorecard of an interaction.
     *
     * @param percent null when nothing could be scored
     * @param current   whether it is the one that lists and searches show
     * @param confirmed whether a person has looked at it since it was scored
     */
    record ScoreLine(
            String rubricId, int rubricVersion, @Nullable Double percent, @Nullable Boolean passed, boolean current, Instant at,
            boolean confirmed) {

        /** Which nobody has looked at. */
        public ScoreLine(String rubricId, int rubricVersion, @Nullable Double percent, @Nullable Boolean passed, boolean current,
                Instant at) {
            this(rubricId, rubricVersion, percent, passed, current, at, false);
        }

        /** {@code id@version}. */
        public String rubric() {
            return rubricId + "@" + rubricVersion;
        }
    }

    /**
     * A scorecard with verdicts that a language model was to decide and could not.
     *
     * @param verdicts how many; 0 when there are none
     * @param rescoreAt when it is to be scored again; null when it is not, or is being scored now
     */
    record Degraded(int verdicts, @Nullable Instant rescoreAt) {}

    /** The places worth hearing again; in the store the list alone. */
    record Moments(@JsonValue List<Moment> all) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Moments {
            all = List.copyOf(all);
        }
    }

    /**
     * A place that an alert marked.
     *
     * @param searchId      of the saved search
     * @param searchVersion of it then
     * @param querySha256   of what was searched for
     */
    record Alert(String searchId, long searchVersion, String querySha256, Moment moment) {}

    /** What alerts marked; in the store the list alone. */
    record Alerts(@JsonValue List<Alert> all) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Alerts {
            all = List.copyOf(all);
        }
    }

    /**
     * Keeps what a step found, in the place of what it found before.
     *
     * @param rubric  {@code id@version} where there is one finding for each rubric; else empty
     * @param finding that JSON can hold without loss; null when there was nothing to be found
     */
    boolean put(String interactionId, StepName step, String rubric, long epoch, @Nullable Object finding);

    /** @return empty when the step has not been done, and when it found nothing */
    <T> Optional<T> get(String interactionId, StepName step, String rubric, Class<T> type);

    /**
     * Of the claim that kept a finding; 0 when there is none. Whoever goes on from a finding finds out by it whether it has been replaced
     * meanwhile.
     */
    long epoch(String interactionId, StepName step, String rubric);

    /** Nobody else decides about the scorecards of this interaction until the transaction ends. */
    void lockScorecards(String interactionId);

    /**
     * Keeps a scorecard beside those by other rubrics or versions, in the place of one by the same version.
     *
     * @param machine as it was scored, which is what is kept
     * @param shown   with what people say laid over it, whose figures are shown
     * @param current whether it is the one that lists and searches show from now on
     */
    boolean putScorecard(String interactionId, long epoch, Scorecard machine, Scorecard shown, boolean current, Instant at);

    /** One of which people have said nothing. */
    default boolean putScorecard(String interactionId, long epoch, Scorecard scorecard, boolean current, Instant at) {
        return putScorecard(interactionId, epoch, scorecard, scorecard, current, at);
    }

    /** People have said something about a scorecard that is kept: its figures are others from now on. */
    void showScorecard(String interactionId, Scorecard shown);

    /**
     * From now on the scorecard by this version is to be the current one, as soon as there is one: asked for by whoever keeps scorecards.
     */
    void prefer(String interactionId, String rubricId, int rubricVersion);

    /** What was preferred last, as {@code id@version}. */
    Optional<String> preferred(String interactionId);

    /** Every scorecard, the current one first, then the newest first. */
    List<ScoreLine> scorecards(String interactionId);

    /** How far a scorecard is degraded; empty when there is no such scorecard. */
    Optional<Degraded> degraded(String interactionId, String rubricId, int rubricVersion);

    default boolean putHeard(String interactionId, long epoch, Heard heard) {
        return put(interactionId, StepName.TRANSCRIBE, "", epoch, heard);
    }

    default Optional<Heard> heard(String interactionId) {
        return get(interactionId, StepName.TRANSCRIBE, "", Heard.class);
    }

    default Optional<Counted> counted(String interactionId) {
        return get(interactionId, StepName.MEASURE, "", Counted.class);
    }

    default Optional<Scorecard> scorecard(String interactionId, String rubricId, int rubricVersion) {
        return get(interactionId, StepName.SCORE, rubricId + "@" + rubricVersion, Scorecard.class);
    }

    default Optional<List<Moment>> moments(String interactionId, String rubricId, int rubricVersion) {
        return get(interactionId, StepName.MARK, rubricId + "@" + rubricVersion, Moments.class).map(Moments::all);
    }

    default Optional<Summary> summary(String interactionId, String rubricId, int rubricVersion) {
        return get(interactionId, StepName.SUMMARISE, rubricId + "@" + rubricVersion, Summary.class);
    }

    /** In the order in which they marked it. */
    default List<Alert> alerts(String interactionId) {
        return get(interactionId, StepName.ALERT, "", Alerts.class).map(Alerts::all).orElse(List.of());
    }
}
