package dev.earmark.store;

import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rubrics as their authors wrote them. A draft may change; what is published never does. */
public interface RubricVersions {

    /**
     * @param version from 1 within the rubric; as in the text
     * @param sha256  of the text
     * @param yaml    the rubric
     */
    record Kept(String id, int version, boolean published, String title, String sha256, String yaml, String by, Instant at) {}

    /** Keeps a draft, in the place of an earlier draft of the same version. @return false when that version is published */
    boolean putDraft(Kept draft);

    /** @return false when there is no such draft */
    boolean publish(String id, int version, String by, Instant at);

    Optional<Kept> find(String id, int version);

    /** The highest published version. */
    Optional<Kept> newest(String id);

    /** All versions of all rubrics or of one, by id and the highest version first. */
    List<Kept> all(@Nullable String id);

    /**
     * What labels have shown of a version.
     *
     * @param sha256 by which scorecards name it
     * @param yaml   as the program wrote it
     */
    record Calibrated(String sha256, String yaml, String by, Instant at) {}

    /** Keeps it beside those before it. @return false when there is no such version, or it was kept before */
    boolean putCalibration(String id, int version, Calibrated calibrated);

    /** The one that was kept last. */
    Optional<Calibrated> calibration(String id, int version);

    /** The one of this digest. */
    Optional<Calibrated> calibration(String id, int version, String sha256);

    /**
     * Which rubric is for which interactions; null where it does not matter. The first that fits wins.
     *
     * @param rubricId its highest published version is meant
     */
    record Rule(@Nullable Channel channel, @Nullable String queue, @Nullable String team, String rubricId) {}

    List<Rule> rules();

    void replaceRules(List<Rule> rules);
}
