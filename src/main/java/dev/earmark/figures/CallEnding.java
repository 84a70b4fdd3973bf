package dev.earmark.figures;

import dev.earmark.outcome.OutcomeName;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How one interaction ended, as far as it was reported.
 *
 * @param last        of each name, as it is kept
 * @param noneBehind  whether its customer did not come back within seven days; null where that cannot be told yet, or for nobody
 */
record CallEnding(Map<OutcomeName, String> last, @Nullable Boolean noneBehind) {

    static final CallEnding UNKNOWN = new CallEnding(Map.of(), null);

    private static final int PROMOTER = 9;
    private static final int DETRACTOR = 6;
    private static final double ALL = 100;

    CallEnding {
        last = Map.copyOf(last);
    }

    /** As {@link OutcomeName#well}; empty where it was not reported. */
    OptionalDouble well(OutcomeName name) {
        String value = last.get(name);
        return value == null ? OptionalDouble.empty() : name.well(value);
    }

    /** 100 for a promoter, −100 for a detractor, 0 for those between. */
    OptionalDouble net() {
        String value = last.get(OutcomeName.NPS);
        if (value == null) {
            return OptionalDouble.empty();
        }
        int likely = Integer.parseInt(value);
        return OptionalDouble.of(likely >= PROMOTER ? ALL : likely <= DETRACTOR ? -ALL : 0);
    }

    Optional<Boolean> firstContact() {
        OptionalDouble resolved = well(OutcomeName.RESOLVED);
        return noneBehind == null || resolved.isEmpty() ? Optional.empty() : Optional.of(resolved.getAsDouble() > 0 && noneBehind);
    }
}
