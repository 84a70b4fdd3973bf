package dev.earmark.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A set's result held against its bars and against the figures that were accepted last.
 *
 * @param baseline null when none has been accepted
 * @param broken   one sentence for each bar that is broken
 */
public record Verification(SetResult result, @Nullable Baseline baseline, List<String> broken) {

    /** Kappa may fall so far below the accepted one, of the whole set and of each criterion. */
    static final double MOST_DROP = 0.03;
    /** Accepted figures are kept to four places. */
    private static final double ROUNDING = 1e-4;

    public Verification {
        broken = List.copyOf(broken);
    }

    public static Verification of(SetResult result) {
        Baseline baseline = Baseline.read(result.set().baseline()).orElse(null);
        List<String> broken = new ArrayList<>(result.set().bars().broken(result.set().name(), result.figures()));
        if (baseline != null) {
            dropped("mean-kappa", baseline.figures().get("mean-kappa"), result.figures().get("mean-kappa"), broken);
            result.criteria().forEach(criterion ->
                    dropped("kappa of " + criterion.criterion(), baseline.kappas().get(criterion.criterion()),
                            criterion.agreement().kappa(), broken));
        }
        return new Verification(result, baseline, broken);
    }

    /** Keeps these figures as the ones that later runs are held against. */
    public void accept(String by, String why, String at) {
        Baseline.of(result, by, why, at).write(result.set().baseline());
    }

    private static void dropped(String name, @Nullable Double before, @Nullable Double now, List<String> broken) {
        if (before != null && now != null && now < before - MOST_DROP - ROUNDING) {
            broken.add(String.format(Locale.ROOT, "%s fell from %.3f to %.3f, by more than %.2f.", name, before, now, MOST_DROP));
        }
    }
}
