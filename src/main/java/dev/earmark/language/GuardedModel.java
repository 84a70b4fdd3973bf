package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The model of the settings with everything around it: each question is asked once and for ever, within the day's budget, and not at all
 * while the model fails. Safe for many threads.
 */
public final class GuardedModel implements ChatJudgeModel, AutoCloseable {

    private static final double NANOS = 1e9;

    private final LangChainModel model;
    private final PatientModel patient;
    private final CountedModel counted;
    private final ChatJudgeModel careful;
    private final RememberedReplies guarded;
    private final LongAdder asked = new LongAdder();

    /** @param data folder of the user's data; replies and the day's spending are kept in {@code judge/} below it */
    public GuardedModel(ModelSettings settings, Path data, Clock clock) {
        this.model = new LangChainModel(settings, clock);
        this.patient = new PatientModel(model, PatientModel.Waiting::asleep);
        this.counted = new CountedModel(patient, settings);
        this.careful = new DailyBudget(new ModelBreaker(counted, clock), settings, data.resolve("judge").resolve("budget.txt"), clock);
        this.guarded = new RememberedReplies(careful, data.resolve("judge").resolve("replies"));
    }

    @Override
    public String modelId() {
        return guarded.modelId();
    }

    @Override
    public String parameters() {
        return guarded.parameters();
    }

    @Override
    public Reply ask(Question question) {
        asked.increment();
        return guarded.ask(question);
    }

    @Override
    public Duration pause() {
        return guarded.pause();
    }

    /** From now on a busy server is waited for, at most ten minutes a question: for commands, behind which no queue waits. */
    public void waitWhileBusy() {
        patient.waitWhileBusy();
    }

    /** Why the model cannot answer before somebody does something about it: a wrong key, model, address or setting. */
    public Optional<Unavailable> hopeless() {
        return counted.hopeless();
    }

    public ModelTally tally() {
        return counted.tally(Math.max(0, asked.sum() - guarded.asked()));
    }

    /**
     * Asks, whatever is remembered, and says how that went, for instance {@code openai/m-1 answers in 0.8 s, 210 tokens in and 12 out}.
     *
     * @throws Unavailable when there is no answer
     */
    public String trial(Question question) {
        long start = System.nanoTime();
        Reply reply = careful.ask(question);
        ModelTally tally = counted.tally(0);
        return String.format(Locale.ROOT, "%s answers in %.1f s, %d tokens in and %d out%s", modelId(), (System.nanoTime() - start) / NANOS,
                reply.inputTokens(), reply.outputTokens(),
                tally.money() > 0 ? String.format(Locale.ROOT, ", for %.6f at the prices of the settings", tally.money()) : "");
    }

    @Override
    public void close() {
        model.close();
    }
}
