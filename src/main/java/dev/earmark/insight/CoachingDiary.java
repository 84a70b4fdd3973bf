package dev.earmark.insight;

import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.library.RubricForm;
import dev.earmark.review.Revision.By;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricText;
import dev.earmark.store.Coachings.Coaching;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down when agents were coached on what. Nothing is changed or taken back. Safe for many threads. */
public final class CoachingDiary {

    private static final int LONGEST_NAME = 200;
    private static final int MOST_OF_AN_AGENT = 1000;
    /** Somewhere on earth it is tomorrow already. */
    private static final int DAYS_AHEAD = 1;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private final Store store;
    private final Clock clock;
    private final Supplier<String> ids;

    /** @param ids gives UUIDs of version 7 */
    public CoachingDiary(Store store, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * What somebody writes down.
     *
     * @param rubricId of a criterion; null for a habit
     * @param subject  id of the criterion or the habit
     */
    public record Entry(@Nullable String rubricId, String subject, LocalDate on, String note) {}

    /**
     * @throws NotFound with {@code insight.agent-unknown} or {@code insight.subject-unknown}
     * @throws Rejected with {@code insight.date-invalid}, {@code insight.too-many} or {@code review.text-invalid}
     */
    public Coaching add(String agentId, Entry entry, Principal by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        if (entry.on().isAfter(today.plusDays(DAYS_AHEAD)) || entry.on().isBefore(FIRST)) {
            throw new Rejected("insight.date-invalid", "The day of a coaching must lie between " + FIRST
                    + " and today, not on " + entry.on() + ".");
        }
        String note = PlainText.kept(entry.note(), clause -> new Rejected("review.text-invalid", "The text " + clause + ".")).strip();
        String rubric = entry.rubricId() == null ? "" : entry.rubricId();
        return store.write(tx -> {
            AgentInsight.agent(tx, agentId, by.reach());
            mustBeKnown(tx, rubric, entry.subject());
            if (tx.coachings().of(agentId).size() >= MOST_OF_AN_AGENT) {
                throw new Rejected("insight.too-many", "There are " + MOST_OF_AN_AGENT + " coachings of this agent already.");
            }
            Coaching coaching = new Coaching(ids.get(), agentId, rubric, entry.subject(), entry.on(), note,
                    new By(by.id(), PlainText.quoted(by.name(), LONGEST_NAME)), now);
            tx.coachings().add(coaching);
            tx.audit().append(new AuditEntry(now, by.id(), "coaching.add", agentId, coaching.id()));
            return coaching;
        });
    }

    /** @param rubric id of a rubric; empty for a habit @throws NotFound with {@code insight.subject-unknown} */
    public static void mustBeKnown(Store.Tx tx, String rubric, String subject) {
        boolean known = rubric.isEmpty() ? Habit.of(subject).isPresent()
                : tx.publishedTexts().all(RubricForm.KIND, rubric).stream().anyMatch(kept -> asks(
                        RubricText.read(kept.id() + "@" + kept.version(), kept.text()), subject));
        if (!known) {
            throw new NotFound("insight.subject-unknown", rubric.isEmpty() ? "There is no habit \"" + subject + "\"."
                    : "No version of the rubric \"" + rubric + "\" has a criterion \"" + subject + "\".");
        }
    }

    private static boolean asks(Rubric rubric, String criterion) {
        return rubric.criteria().anyMatch(one -> one.id().equals(criterion));
    }
}
