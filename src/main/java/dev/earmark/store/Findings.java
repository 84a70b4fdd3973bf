package dev.earmark.store;

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
     * @param current whether it is the one that lists and searches show
     */
    record ScoreLine(String rubricId, int rubricVersion, @Nullable Double percent, @Nullable Boolean passed, boolean current, Instant at) {}

    /**
     * A scorecard with verdicts that a language model was to decide and could not.
     *
     * @param verdicts how many; 0 when there are none
     * @param rescoreAt when it is to be scored again; null when it is not, or is being scored now
     */
    record Degraded(int verdicts, @Nullable Instant rescoreAt) {}

    boolean putHeard(String interactionId, long epoch, Heard heard);

    Optional<Heard> heard(String interactionId);

    boolean putCounted(String interactionId, long epoch, Counted counted);

    Optional<Counted> counted(String interactionId);

    /**
     * Keeps a scorecard beside those by other rubrics or versions, in the place of one by the same version.
     *
     * @param current whether it becomes the one that lists show
     */
    boolean putScorecard(String interactionId, long epoch, Scorecard scorecard, boolean current, Instant at);

    /**
     * From now on the scorecard by this version is to be the current one, as soon as there is one: asked for by whoever keeps scorecards.
     */
    void prefer(String interactionId, String rubricId, int rubricVersion);

    /** What was preferred last, as {@code id@version}. */
    Optional<String> preferred(String interactionId);

    Optional<Scorecard> scorecard(String interactionId, String rubricId, int rubricVersion);

    /** Every scorecard, the current one first, then the newest first. */
    List<ScoreLine> scorecards(String interactionId);

    /** How far a scorecard is degraded; empty when there is no such scorecard. */
    Optional<Degraded> degraded(String interactionId, String rubricId, int rubricVersion);

    /**
     * Epoch of the claim that kept a scorecard; 0 when there is none. Whoever goes on from a scorecard finds out by it whether it has been
     * replaced meanwhile.
     */
    long scoredEpoch(String interactionId, String rubricId, int rubricVersion);

    boolean putMoments(String interactionId, long epoch, String rubricId, int rubricVersion, List<Moment> moments);

    Optional<List<Moment>> moments(String interactionId, String rubricId, int rubricVersion);

    /** @param summary null when nothing that the model said held; an earlier one is forgotten then */
    boolean putSummary(String interactionId, long epoch, String rubricId, int rubricVersion, @Nullable Summary summary);

    Optional<Summary> summary(String interactionId, String rubricId, int rubricVersion);
}
