package dev.earmark.store;

import java.time.Instant;
import java.util.Optional;

/** What labels have shown of the versions of rubrics. Nothing is replaced, because scorecards name the one that they rest on. */
public interface KeptCalibrations {

    /**
     * @param sha256 by which scorecards name it
     * @param yaml   as the program wrote it
     */
    record Calibrated(String sha256, String yaml, String by, Instant at) {}

    /** Keeps it beside those before it. @return false when there is no such version, or it was kept before */
    boolean put(String rubricId, int version, Calibrated calibrated);

    /** The one that was kept last. */
    Optional<Calibrated> last(String rubricId, int version);

    /** The one of this digest. */
    Optional<Calibrated> find(String rubricId, int version, String sha256);
}
