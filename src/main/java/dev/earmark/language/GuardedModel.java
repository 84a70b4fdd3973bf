package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The model of the settings with everything around it: each question is asked once and for ever, within the day's budget, so many at the
 * same time, and not at all while the model fails. Safe for many threads.
 */
public final class GuardedModel implements ChatJudgeModel, AutoCloseable {

    private static final double NANOS = 1e9;

    private final ModelSettings settings;
    private final LangChainModel model;
    private final ModelGate gate;
    private final PatientModel patient;
    private final CountedModel counted;
    private final ChatJudgeModel careful;
    private final RememberedReplies guarded;

    /** @param data folder of the user's data; replies and the day's spending are kept in {@code judge/} below it */
    public GuardedModel(ModelSettings settings, Path data, Clock clock) {
        this.settings = settings;
        this.model = new LangChainModel(settings, clock);
        this.gate = new ModelGate(model, settings.parallel());
        this.patient = new PatientModel(gate, PatientModel.Waiting::asleep);
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
        return guarded.ask(question);
    }

    @Override
    public Duration pause() {
        return guarded.pause();
    }

    @Override
    public int atOnce() {
        return settings.parallel();
    }

    /** Questions that are with the model at this moment. */
    public int inFlight() {
        return gate.inFlight();
    }

    /** Stands in for this one to tell beforehand what it would be asked. */
    public ForecastModel forecast() {
        return new ForecastModel(guarded, settings);
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
        return counted.tally(guarded.known());
    }

    /**
     * Asks, whatever is remembered, and says how that went, for instance {@code openai/m-1 answers in 0.8 s, the first byte after 0.3 s,
     * 210 tokens in and 12 out (24 a second)}.
     *
     * @throws Unavailable when there is no answer
     */
    public String trial(Question question) {
        long start = System.nanoTime();
        Reply reply = careful.ask(question);
        double seconds = (System.nanoTime() - start) / NANOS;
        double first = Math.min(seconds, model.firstByte().toNanos() / NANOS);
        double price = settings.price(reply.inputTokens(), reply.outputTokens());
        return String.format(Locale.ROOT, "%s answers in %.1f s, the first byte after %.1f s, %d tokens in and %d out (%.0f a second)%s; "
                + "up to %d questions are asked at the same time (language.parallel)", modelId(), seconds, first, reply.inputTokens(),
                reply.outputTokens(), reply.outputTokens() / Math.max(seconds, 1e-3),
                price > 0 ? String.format(Locale.ROOT, ", for %.6f at the prices of the settings", price)
                        : ", for nothing: no prices are set (language.input-price, language.output-price)", settings.parallel());
    }

    @Override
    public void close() {
        model.close();
    }
}
