package dev.earmark.speech;

import java.util.function.Supplier;

/** Counts the processor time of the recogniser it wraps: as engine from call to return, as listening from its making to its close. */
final class MeteredRecogniser implements Recogniser {

    private final long made = ListeningCost.threadNanoseconds();
    private final Recogniser recogniser;
    private final ListeningCost cost;

    MeteredRecogniser(Supplier<Recogniser> making, ListeningCost cost) {
        this.cost = cost;
        this.recogniser = making.get();
        cost.addEngine(ListeningCost.threadNanoseconds() - made);
    }

    @Override
    public boolean accept(float[] samples, int count) {
        return metered(() -> recogniser.accept(samples, count));
    }

    @Override
    public String result() {
        return metered(recogniser::result);
    }

    @Override
    public String finalResult() {
        return metered(recogniser::finalResult);
    }

    private <T> T metered(Supplier<T> work) {
        long before = ListeningCost.threadNanoseconds();
        try {
            return work.get();
        } finally {
            cost.addEngine(ListeningCost.threadNanoseconds() - before);
        }
    }

    @Override
    public void close() {
        long before = ListeningCost.threadNanoseconds();
        recogniser.close();
        cost.addEngine(ListeningCost.threadNanoseconds() - before);
        cost.add(ListeningCost.threadNanoseconds() - made);
    }
}
