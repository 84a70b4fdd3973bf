package dev.earmark.playbook.page;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a playbook.
 *
 * @param id       in lower case, with hyphens
 * @param version  from 1
 * @param title    for people
 * @param outcome  what plays go with, such as {@code resolved}
 * @param queue    of which calls; null for all
 * @param calls    with a known outcome
 * @param tried    how many things were compared
 * @param plays    in the order that the coach gave them
 */
public record PlaybookText(String id, int version, String title, String outcome, @Nullable String queue, int calls, int tried,
        List<PlayText> plays) {

    public PlaybookText {
        plays = List.copyOf(plays);
    }

    /** The same with only those clips. */
    public PlaybookText keeping(Predicate<ClipText> kept) {
        return new PlaybookText(id, version, title, outcome, queue, calls, tried,
                plays.stream().map(play -> play.with(play.clips().stream().filter(kept).toList())).toList());
    }

    /**
     * One play.
     *
     * @param id         within the playbook
     * @param situation  when
     * @param avoid      whether it goes with a worse outcome
     * @param say        what is said or done, in the words of a clip
     * @param note       of a coach; empty for none
     * @param difference of the outcome with against without, −1 to 1
     * @param low        lower end of the 95 % interval
     * @param high       upper end of the 95 % interval
     * @param with       calls with it
     * @param without    calls without it
     * @param confirmed  the difference in that half of the calls in which it shows less
     * @param agents     who did it, at least two
     * @param top        share of the best agents' calls that have it, 0 to 1
     * @param others     the same of the others
     * @param clips      two to five places where it was said
     * @param criteria   that it helps with, as a coach says; whoever misses one of them is led to it
     */
    public record PlayText(String id, String situation, boolean avoid, String say, String note, double difference, double low, double high,
            double outcomeWith, double outcomeWithout, int with, int without, double confirmed, int agents, double top, double others,
            List<ClipText> clips, List<CriterionText> criteria) {

        public PlayText {
            clips = List.copyOf(clips);
            criteria = List.copyOf(criteria);
        }

        /** Whether it helps with a criterion of a rubric, whatever the version. */
        public boolean helpsWith(String rubric) {
            return criteria.stream().anyMatch(one -> one.rubric().equals(rubric));
        }

        /** With other clips. */
        PlayText with(List<ClipText> others) {
            return new PlayText(id, situation, avoid, say, note, difference, low, high, outcomeWith, outcomeWithout, with, without,
                    confirmed, agents, top, this.others, others, criteria);
        }
    }

    /**
     * One place.
     *
     * @param interaction id
     * @param turn        index in the transcript
     * @param startMs     null without times
     * @param endMs       null without times
     * @param text        what was said, with names, numbers and amounts masked
     * @param masked      how many words are
     */
    public record ClipText(String interaction, int turn, @Nullable Long startMs, @Nullable Long endMs, String text, int masked) {}

    /** A criterion of a rubric, whatever the version. */
    public record CriterionText(String rubric, String criterion) {}
}
