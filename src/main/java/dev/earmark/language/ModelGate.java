package dev.earmark.language;

import dev.earmark.fault.Unavailable;
import dev.earmark.language.prompt.Question;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many questions through at the same time; the others wait in the order in which they came. A server that says that it is busy gets
 * one fewer, and one more again after a while without that. Safe for many threads.
 */
final class ModelGate extends AroundModel {

    /** So many answers in a row, and it may take one more again. */
    static final int ANSWERS_BEFORE_MORE = 32;

    private final int most;
    private final Places places;
    private final AtomicInteger inFlight = new AtomicInteger();
    private int allowed;
    private int answers;

    ModelGate(ChatJudgeModel model, int most) {
        super(model);
        this.most = most;
        this.allowed = most;
        this.places = new Places(most);
    }

    private static final class Places extends Semaphore {
        private static final long serialVersionUID = 1;

        Places(int most) {
            super(most, true);
        }

        void oneFewer() {
            reducePermits(1);
        }
    }

    @Override
    public int atOnce() {
        return most;
    }

    /** Questions that are with the model at this moment. */
    int inFlight() {
        return inFlight.get();
    }

    @Override
    public Reply ask(Question question) {
        try {
            places.acquire();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("language.interrupted", "The work was stopped while it waited for a language model.");
        }
        inFlight.incrementAndGet();
        try {
            Reply reply = model.ask(question);
            answered();
            return reply;
        } catch (Unavailable away) {
            if (away.code().equals("language.rate-limited")) {
                busy();
            }
            throw away;
        } finally {
            inFlight.decrementAndGet();
            places.release();
        }
    }

    private synchronized void busy() {
        answers = 0;
        if (allowed > 1) {
            allowed--;
            places.oneFewer();
        }
    }

    private synchronized void answered() {
        answers++;
        if (allowed < most && answers >= ANSWERS_BEFORE_MORE) {
            answers = 0;
            allowed++;
            places.release();
        }
    }
}
