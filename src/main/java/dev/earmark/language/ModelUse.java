package dev.earmark.language;

import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Counts what a model is asked within some work, and what that costs. The work need not know: whoever wants to know wraps it, and the
 * model counts for whoever it is asked by. Safe for many threads.
 */
public final class ModelUse {

    private static final ScopedValue<ModelUse> HERE = ScopedValue.newInstance();

    private final LongAdder answered = new LongAdder();
    private final LongAdder remembered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder input = new LongAdder();
    private final LongAdder cached = new LongAdder();
    private final LongAdder output = new LongAdder();
    private final DoubleAdder money = new DoubleAdder();

    /** Does the work and counts what is asked within it, also by {@link Together}. */
    public <T> T of(Supplier<T> work) {
        return ScopedValue.where(HERE, this).call(work::get);
    }

    /** Of the innermost work around the caller. */
    static Optional<ModelUse> here() {
        return HERE.isBound() ? Optional.of(HERE.get()) : Optional.empty();
    }

    /** The same for another thread: counted where it is counted here. */
    static Runnable carried(Runnable work) {
        return here().<Runnable>map(use -> () -> ScopedValue.where(HERE, use).run(work)).orElse(work);
    }

    void answered(Reply reply, double price) {
        answered.increment();
        input.add(reply.inputTokens());
        cached.add(reply.cachedTokens());
        output.add(reply.outputTokens());
        money.add(price);
    }

    void remembered() {
        remembered.increment();
    }

    void failed() {
        failed.increment();
    }

    public ModelTally tally() {
        return new ModelTally(answered.sum(), remembered.sum(), failed.sum(), input.sum(), cached.sum(), output.sum(), money.sum());
    }
}
