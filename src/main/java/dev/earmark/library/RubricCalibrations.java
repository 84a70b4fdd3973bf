package dev.earmark.library;

import dev.earmark.access.AuditEntry;
import dev.earmark.trust.Calibration;
import dev.earmark.trust.CalibrationFile;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.rubric.Rubric;
import dev.earmark.store.KeptCalibrations.Calibrated;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What labels have shown of the rubrics of the store. Kept beside the version that it belongs to, and never replaced. Safe for many
 * threads.
 */
public final class RubricCalibrations {

    private final Store store;
    private final Clock clock;
    private final Map<String, Calibration> parsed = new ConcurrentHashMap<>();

    public RubricCalibrations(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The one that was kept last for exactly this version. */
    public Optional<Calibration> of(Rubric rubric) {
        return store.read(tx -> tx.calibrations().last(rubric.id(), rubric.version())).map(this::read).filter(one -> fits(one, rubric));
    }

    private Calibration read(Calibrated kept) {
        return Objects.requireNonNull(parsed.computeIfAbsent(kept.sha256(), _ -> CalibrationFile.read("The calibration", kept.yaml())));
    }

    private static boolean fits(Calibration calibration, Rubric rubric) {
        return calibration.rubric().equals(rubric.id()) && calibration.rubricSha256().equals(rubric.sha256());
    }

    /**
     * Keeps a calibration for a version. What is scored from now on rests on it; kept scorecards stay as they are.
     *
     * @return false when it was kept before
     * @throws Rejected with {@code calibration.invalid} and the place, or {@code calibration.outdated} when it was made for other bytes
     * @throws NotFound with {@code rubric.unknown}
     */
    public boolean keep(Rubric rubric, String yaml, String by) {
        Calibration calibration = CalibrationFile.read("The calibration", yaml);
        RubricName name = RubricName.of(rubric);
        if (!fits(calibration, rubric)) {
            throw new Rejected("calibration.outdated", "The calibration was made for another text than that of the rubric " + name
                    + "; run \"earmark calibrate "
                    + rubric.id() + "\" on these.");
        }
        Calibrated kept = new Calibrated(CalibrationFile.sha256(calibration), yaml, by, clock.instant());
        if (store.<Boolean>read(tx -> tx.calibrations().find(rubric.id(), rubric.version(), kept.sha256()).isPresent())) {
            return false; // as at each start, which must succeed on a full disk
        }
        return store.<Boolean>write(tx -> {
            if (!tx.calibrations().put(rubric.id(), rubric.version(), kept)) {
                return false;
            }
            tx.audit().append(new AuditEntry(kept.at(), by, "rubric.calibrate", name.toString(), kept.sha256()));
            return true;
        });
    }
}
