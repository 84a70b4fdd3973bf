package dev.earmark.steps;

import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Stage;
import dev.earmark.language.ModelTally;
import dev.earmark.language.ModelUse;
import dev.earmark.library.RubricName;
import dev.earmark.library.RubricRegister;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.rubric.Rubric;
import dev.earmark.scoring.NotTaken;
import dev.earmark.scoring.Scorecard;
import dev.earmark.steps.StepPlan.Row;
import dev.earmark.store.Findings.ScoreLine;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Jobs;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Does the steps of a plan from the queue. The same for each: reads what its row names as needed, lets the step find, and keeps in one
 * transaction what was found, the stage, what it tells others, and the jobs behind it. Safe for many threads.
 */
public final class StepRunner implements StepWork {

    private final StepPlan plan;
    private final Store store;
    private final RubricRegister rubrics;
    private final Recordings recordings;
    private final InteractionEvents events;
    private final Repeats repeats;
    private final BiConsumer<String, Integer> notTaken;
    private final CurrentScorecard current = new CurrentScorecard();

    public StepRunner(StepPlan plan, Store store, Recordings recordings, RubricRegister rubrics, Repeats repeats, Clock clock) {
        this(plan, store, recordings, rubrics, repeats, clock, (_, _) -> {});
    }

    /** @param notTaken is told how many verdicts of a language model were not taken, by their cause */
    public StepRunner(StepPlan plan, Store store, Recordings recordings, RubricRegister rubrics, Repeats repeats, Clock clock,
            BiConsumer<String, Integer> notTaken) {
        this.notTaken = notTaken;
        this.plan = plan;
        this.store = store;
        this.recordings = recordings;
        this.rubrics = rubrics;
        this.repeats = repeats;
        this.events = new InteractionEvents(clock);
    }

    @Override
    public Outcome of(Claim claim) {
        Row<?> row = plan.row(claim.step().name()).orElseThrow(
                () -> new IllegalStateException("a step was claimed that is not in the plan: " + claim.step().name()));
        return done(claim, row);
    }

    private <T> Outcome done(Claim claim, Row<T> row) {
        Basis basis = store.read(tx -> Basis.of(tx, claim, row));
        StepInput known = row.perRubric() ? judged(basis.known(), claim) : basis.known();
        Found<T> kept = found(row, known, basis.interaction().id());
        StepOutput<T> found = kept.output();
        List<Blob> files = kept.files();
        List<Jobs.Step> foreground = new ArrayList<>();
        List<Jobs.Step> background = new ArrayList<>();
        List<String> rubrics = rubricsBehind(row, claim, basis.interaction());
        plan.after(row.name()).forEach(next -> (next.perRubric() ? rubrics : List.of("")).forEach(rubric ->
                (next.foreground() ? foreground : background).add(new Jobs.Step(basis.interaction().id(), next.name(), rubric))));
        Behind behind = new Behind(files, foreground, background);
        List<String> replaced = recordings.replacedBy(files, basis.interaction().id(), store);
        return new Outcome(tx -> keep(tx, claim, row, basis, found, behind), () -> recordings.remove(replaced), found.soundSeconds(),
                found.degraded());
    }

    /** @param files what belongs to it, on the disk */
    private record Found<T>(StepOutput<T> output, List<Blob> files) {}

    private <T> Found<T> found(Row<T> row, StepInput known, String id) {
        try (Recordings.Heard heard = row.listens() ? recordings.heardBy(known, id, store) : Recordings.Heard.silent(known)) {
            StepOutput<T> output = counted(() -> row.step().find(heard.known(), Progress.SILENT), id);
            return new Found<>(output, recordings.keep(id, output.files(), store));
        }
    }

    /** Keeps what a language model was asked, also where the step fails in the end: that was paid for, too. */
    private <T> StepOutput<T> counted(Supplier<StepOutput<T>> find, String id) {
        ModelUse use = new ModelUse();
        Map<String, Integer> causes = new HashMap<>();
        try {
            StepOutput<T> output = use.of(find);
            output.finding().filter(Scorecard.class::isInstance).ifPresent(card -> causes.putAll(NotTaken.in((Scorecard) card)));
            return output;
        } finally {
            causes.forEach(notTaken);
            keep(use.tally(), causes.values().stream().mapToInt(Integer::intValue).sum(), id);
        }
    }

    private void keep(ModelTally tally, int untaken, String id) {
        if (!tally.isNothing()) {
            LocalDate today = LocalDate.ofInstant(events.clock().instant(), ZoneOffset.UTC);
            store.<Boolean>write(tx -> {
                tx.modelCosts().add(id, today, tally, untaken);
                return true;
            });
        }
    }

    private StepInput judged(StepInput known, Claim claim) {
        RubricName name = RubricName.parse(claim.step().rubric());
        Rubric rubric = rubrics.load(name.id(), name.version());
        return known.judgedBy(rubric, rubrics.calibrations().of(rubric));
    }

    /**
     * A step that goes by a rubric hands it on. Before the first of them one is chosen; what was scored before, and rests on words that
     * were corrected since, is scored again by all that it was scored by.
     */
    private List<String> rubricsBehind(Row<?> row, Claim claim, Interaction interaction) {
        if (row.perRubric()) {
            return List.of(claim.step().rubric());
        }
        if (plan.after(row.name()).stream().noneMatch(Row::perRubric)) {
            return List.of();
        }
        List<String> before = store.read(tx -> tx.findings().scorecards(interaction.id())).stream().map(ScoreLine::rubric).toList();
        return before.isEmpty() ? List.of(RubricName.of(rubrics.chosen(interaction)).toString()) : before;
    }

    /** What is to be written beside the finding. */
    private record Behind(List<Blob> files, List<Jobs.Step> foreground, List<Jobs.Step> background) {}

    private <T> void keep(Store.Tx tx, Claim claim, Row<T> row, Basis basis, StepOutput<T> found, Behind behind) {
        String id = claim.step().interactionId();
        Interaction interaction = InteractionStatus.of(tx, id);
        if (!basis.stands(tx)) { // what it rests on was found anew meanwhile: this is about what is gone
            again(tx, claim, interaction);
            return;
        }
        behind.files.forEach(file -> tx.interactions().putBlob(id, file));
        if (!row.step().keep(new Entry(tx, claim, interaction, events, repeats), found.finding())) {
            InteractionStatus.settle(tx, id);
            return;
        }
        behind.foreground.forEach(step -> tx.jobs().enqueue(step, interaction.priority(), tx.nowMs()));
        behind.background.forEach(step -> tx.jobs().enqueueInBackground(step, interaction.priority(), tx.nowMs(), 1));
        if (row.foreground()) {
            Long length = found.soundSeconds() > 0 ? Math.round(found.soundSeconds() * 1000) : null;
            InteractionStatus.reached(tx, id, stage(tx, claim, row, interaction), length);
        }
    }

    private static void again(Store.Tx tx, Claim claim, Interaction interaction) {
        if (claim.background()) {
            tx.jobs().enqueueInBackground(claim.step(), interaction.priority(), tx.nowMs(), claim.round());
        } else {
            tx.jobs().enqueue(claim.step(), interaction.priority(), tx.nowMs());
        }
    }

    /** What is found for a scorecard that is not shown takes the interaction nowhere. */
    private Stage stage(Store.Tx tx, Claim claim, Row<?> row, Interaction interaction) {
        boolean shown = !row.perRubric() || current.is(tx, interaction.id(), RubricName.parse(claim.step().rubric()));
        return Optional.ofNullable(row.reaches()).filter(_ -> shown).orElse(interaction.stage());
    }
}
