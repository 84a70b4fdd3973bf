package dev.earmark.jobs;

import dev.earmark.library.RubricRegister;
import dev.earmark.library.RubricName;
import dev.earmark.access.AuditEntry;
import dev.earmark.access.Principal;
import dev.earmark.access.Reach;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Stage;
import dev.earmark.language.ModelForecast;
import dev.earmark.rubric.Rubric;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.InteractionQuery;
import dev.earmark.store.Interactions.Listed;
import dev.earmark.store.Interactions.Page;
import dev.earmark.store.Jobs;
import dev.earmark.steps.ScoreStep;
import dev.earmark.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Scores again, and tries again. Every call is one entry of the audit log for each interaction. Safe for many threads. */
public final class Rescoring {

    private static final int PAGE = 200;
    private static final int SAMPLE = 40;

    private final Store store;
    private final RubricRegister rubrics;
    private final Clock clock;
    private final Runnable wake;
    private final Forecaster forecaster;

    /** @param wake called when there is something to do */
    public Rescoring(Store store, RubricRegister rubrics, Clock clock, Runnable wake) {
        this(store, rubrics, clock, wake, Forecaster.NONE);
    }

    /** As the other, and tells beforehand what a language model will be asked. */
    public Rescoring(Store store, RubricRegister rubrics, Clock clock, Runnable wake, Forecaster forecaster) {
        this.forecaster = forecaster;
        this.store = store;
        this.rubrics = rubrics;
        this.clock = clock;
        this.wake = wake;
    }

    /**
     * Puts a new scorecard beside those by other rubrics or versions, in the place of one by the same version.
     *
     * @param rubric      {@code id} (its highest published version) or {@code id@version}; null for the one that the rules choose
     * @param makeCurrent whether lists show the new score instead of the old one, once there is one
     * @throws NotFound with {@code interaction.unknown} or {@code rubric.unknown}
     * @throws Conflict with {@code jobs.not-measured} when it has not been heard and measured yet, {@code library.draft} or
     *                  {@code library.retired}, {@code retention.words-deleted}
     */
    public void rescore(String interactionId, @Nullable String rubric, boolean makeCurrent, Principal by) {
        Interaction interaction = known(store.read(tx -> tx.interactions().find(interactionId, by.reach())));
        Rubric wanted = rubric == null ? rubrics.chosen(interaction) : rubrics.published(rubric);
        if (store.<Boolean>read(tx -> tx.retention().gone(interactionId).words() != null)) {
            throw new Conflict("retention.words-deleted",
                    "The words of the interaction were deleted, so it cannot be scored again; its scores stay as they are.");
        }
        if (!store.<Boolean>write(tx -> rescore(tx, interactionId, wanted, makeCurrent, Priority.URGENT, by))) {
            throw new Conflict("jobs.not-measured",
                    "The interaction has not been measured yet, so it cannot be scored again; it is scored when its turn comes.");
        }
        wake.run();
    }

    /**
     * As {@link #rescore} for all that the query finds, on all its pages, behind everything that comes in alone. What has not been measured
     * yet is passed over.
     *
     * @return how many will be scored
     */
    public int rescoreMany(InteractionQuery which, @Nullable String rubric, boolean makeCurrent, Principal by) {
        @Nullable Rubric named = rubric == null ? null : rubrics.published(rubric);
        int count = 0;
        String after = null;
        do {
            InteractionQuery query = page(which, after);
            Page page = store.read(tx -> tx.interactions().list(query, by.reach()));
            Map<String, Rubric> wanted = new LinkedHashMap<>();
            page.items().stream().map(Listed::interaction)
                    .forEach(one -> wanted.put(one.id(), named == null ? rubrics.chosen(one) : named));
            count += store.<Integer>write(tx -> (int) wanted.entrySet().stream()
                    .filter(one -> tx.interactions().find(one.getKey(), by.reach()).isPresent())
                    .filter(one -> rescore(tx, one.getKey(), one.getValue(), makeCurrent, Priority.BULK, by))
                    .count());
            after = page.next();
            wake.run();
        } while (after != null);
        return count;
    }

    /**
     * What {@link #rescoreMany} would about ask a language model: of at most {@value #SAMPLE} of the interactions, spread over all of them,
     * every question is known; the others are taken for the same.
     *
     * @return for so many interactions as would be scored
     */
    public ModelForecast forecastMany(InteractionQuery which, @Nullable String rubric, Principal by) {
        @Nullable Rubric named = rubric == null ? null : rubrics.published(rubric);
        List<Interaction> all = new ArrayList<>();
        String after = null;
        do {
            InteractionQuery query = page(which, after);
            Page page = store.read(tx -> tx.interactions().list(query, by.reach()));
            page.items().stream().map(Listed::interaction).filter(one -> one.stage().compareTo(Stage.MEASURED) >= 0).forEach(all::add);
            after = page.next();
        } while (after != null);
        ModelForecast sum = ModelForecast.NOTHING;
        int sample = Math.min(SAMPLE, all.size());
        for (int i = 0; i < sample; i++) {
            Interaction one = all.get((int) ((long) i * all.size() / sample));
            Optional<Heard> heard = store.read(tx -> tx.findings().heard(one.id()));
            if (heard.isPresent()) {
                sum = sum.plus(forecaster.of(heard.get().transcript(), one.facts(), named == null ? rubrics.chosen(one) : named));
            }
        }
        return sum.conversations() == 0 ? new ModelForecast(all.size(), ModelForecast.NOTHING.tally()) : sum.forAll(all.size());
    }

    /** In an order that scoring does not change meanwhile. */
    private static InteractionQuery page(InteractionQuery which, @Nullable String after) {
        return which.sorted(InteractionQuery.Sort.RECEIVED, false).page(after, PAGE);
    }

    private boolean rescore(Store.Tx tx, String id, Rubric rubric, boolean makeCurrent, Priority priority, Principal by) {
        Interaction interaction = known(tx.interactions().find(id, by.reach()));
        if (interaction.stage().compareTo(Stage.MEASURED) < 0 || tx.retention().gone(id).words() != null) {
            return false;
        }
        RubricName name = RubricName.of(rubric);
        if (makeCurrent) {
            tx.findings().prefer(id, rubric.id(), rubric.version());
        }
        tx.jobs().enqueue(new Jobs.Step(id, ScoreStep.SCORECARD.step(), name.toString()), priority, tx.nowMs());
        resume(tx, interaction);
        tx.audit().append(new AuditEntry(clock.instant(), by.id(), "interaction.rescore", id, name + (makeCurrent ? " as current" : "")));
        return true;
    }

    private static void resume(Store.Tx tx, Interaction interaction) {
        if (!tx.interactions().save(interaction.resumed())) {
            throw new Conflict("jobs.changed", "The interaction changed at the same moment; try again.");
        }
    }

    /**
     * Tries again what was parked.
     *
     * @throws NotFound with {@code interaction.unknown}
     * @throws Conflict with {@code jobs.not-parked}
     */
    public void retry(String interactionId, Principal by) {
        known(store.read(tx -> tx.interactions().find(interactionId, by.reach())));
        if (!store.<Boolean>write(tx -> retry(tx, interactionId, by, by.reach(), Priority.URGENT))) {
            throw new Conflict("jobs.not-parked", "The interaction is not parked, so there is nothing to try again.");
        }
        wake.run();
    }

    /** Tries again everything that was parked, behind what comes in alone. @return how many interactions */
    public int retryAll(Principal by) {
        Set<String> done = new TreeSet<>();
        while (true) {
            List<Jobs.Line> dead = store.read(tx -> tx.jobs().dead(PAGE));
            Set<String> ids = new TreeSet<>(dead.stream().map(line -> line.step().interactionId()).toList());
            ids.removeAll(done);
            if (ids.isEmpty()) {
                wake.run();
                return done.size();
            }
            ids.forEach(id -> store.<Boolean>write(tx -> retry(tx, id, by, Reach.EVERYTHING, Priority.BULK)));
            done.addAll(ids);
        }
    }

    private boolean retry(Store.Tx tx, String id, Principal by, Reach reach, Priority priority) {
        Optional<Interaction> found = tx.interactions().find(id, reach);
        if (found.isEmpty()) {
            return false;
        }
        Interaction interaction = found.get();
        if (tx.jobs().revive(id, tx.nowMs(), priority) == 0) {
            return false;
        }
        resume(tx, interaction);
        tx.events().append(EventType.RESUMED, clock.instant(), id, interaction.facts().agentId(), Map.of());
        tx.audit().append(new AuditEntry(clock.instant(), by.id(), "interaction.retry", id, ""));
        return true;
    }

    private static Interaction known(Optional<Interaction> interaction) {
        return interaction.orElseThrow(() -> new NotFound("interaction.unknown", "There is no such interaction."));
    }
}
