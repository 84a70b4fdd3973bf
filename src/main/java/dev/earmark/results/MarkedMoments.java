package dev.earmark.results;

import dev.earmark.moments.Moment;
import dev.earmark.store.Findings.Alert;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Store;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The places of an interaction that are worth hearing again: those that go with a scorecard, and those that alerts marked. Holds no
 * state.
 */
public final class MarkedMoments {

    private final CurrentScorecard current = new CurrentScorecard();

    /** Best first. @return empty when the scorecard's have not been marked yet */
    public Optional<List<Moment>> of(Store.Tx tx, String interactionId, ScoreLine line) {
        return current.moments(tx, interactionId, line).map(marked -> {
            List<Alert> alerts = tx.findings().alerts(interactionId);
            if (alerts.isEmpty()) {
                return marked;
            }
            List<Moment> all = new ArrayList<>(marked);
            alerts.forEach(alert -> all.add(alert.moment()));
            all.sort(Comparator.comparingDouble(Moment::weight).reversed());
            return all;
        });
    }
}
