package dev.earmark.moments;

import dev.earmark.moments.Moment.Tone;
import dev.earmark.moments.MomentKinds.Shown;
import dev.earmark.transcript.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Which of the moments of an interaction are shown, and in which order: by weight, no two for the same seconds or the same words, each
 * kind once, and so many of each tone.
 */
final class MomentRanking {

    private static final Comparator<Moment> BEST_FIRST = Comparator.comparingDouble(Moment::weight).reversed()
            .thenComparing(moment -> moment.turn() == null ? -1 : moment.turn()).thenComparing(Moment::kind);

    private final Shown limits;

    MomentRanking(Shown limits) {
        this.limits = limits;
    }

    /** Best first, no two of one place. */
    private static List<Moment> ranked(List<Moment> found) {
        List<Moment> kept = new ArrayList<>();
        found.stream().sorted(BEST_FIRST).filter(moment -> kept.stream().noneMatch(other -> samePlace(other, moment))).forEach(kept::add);
        return kept;
    }

    /** @param ofUse asked only of those that weigh enough */
    List<Moment> shown(List<Moment> found, Predicate<Moment> ofUse) {
        List<Moment> weighty = found.stream().filter(moment -> moment.weight() >= limits.atLeast() && ofUse.test(moment)).toList();
        List<Moment> kept = new ArrayList<>();
        for (Moment moment : ranked(weighty)) {
            if (kept.size() < limits.atMost() && room(kept, moment.tone())
                    && kept.stream().noneMatch(other -> other.kind().equals(moment.kind()))) {
                kept.add(moment);
            }
        }
        return kept;
    }

    private boolean room(List<Moment> kept, Tone tone) {
        int most = switch (tone) {
            case COACHING -> limits.coaching();
            case PRAISE -> limits.praise();
        };
        return kept.stream().filter(moment -> moment.tone() == tone).count() < most;
    }

    /** A silence lies after the words that came before it: it shares seconds with other places, never a turn. */
    private static boolean samePlace(Moment left, Moment right) {
        TimeSpan one = left.time();
        TimeSpan other = right.time();
        if (one != null && other != null) {
            return 2 * one.overlapMs(other) > Math.min(one.lengthMs(), other.lengthMs()) || one.equals(other);
        }
        return Objects.equals(left.turn(), right.turn()) && (left.quote().contains(right.quote()) || right.quote().contains(left.quote()));
    }
}
