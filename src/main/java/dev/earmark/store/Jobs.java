package dev.earmark.store;

import dev.earmark.interaction.Priority;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queue. A job is one step of one interaction. A worker claims it for a while (the lease) and gets a token that only grows (the
 * epoch); whatever it wants to keep later is refused when somebody else has claimed the job since. Times are milliseconds since 1970 on
 * the clock of {@link Store.Tx#nowMs()}.
 */
public interface Jobs {

    /**
     * What is to be done.
     *
     * @param rubric exact rubric for the steps that need one, as {@code id@version}; empty for the others
     */
    record Step(String interactionId, StepName name, String rubric) {}

    /**
     * A job that a worker holds.
     *
     * @param epoch    the fencing token
     * @param attempts how often it was claimed, this time included, without those given back
     * @param lost     how often a claim took over an expired lease: its worker died
     * @param lostAlone how often of these nothing else ran beside it ({@link #runsAlone})
     * @param background whether nobody waits for it: the interaction is as it should be without it, only not as good
     * @param round      of what is done in the background the how manyth time it is done, from 1; else 0
     */
    record Claim(
            String jobId, Step step, String owner, long epoch, int attempts, int lost, int lostAlone, boolean background, int round) {}

    /**
     * Puts a step into the queue; one that is waiting or running already is left alone, one that is done or dead begins anew with a higher
     * epoch. The interaction waits for it, also when it was in the queue as one that nobody waits for.
     */
    void enqueue(Step step, Priority priority, long runAtMs);

    /**
     * Puts a step into the queue that the interaction does not wait for: it is as it should be without it, only not as good. One that the
     * interaction waits for, or that is running, is left alone.
     *
     * @param round the how manyth time this is, from 1
     */
    void enqueueInBackground(Step step, Priority priority, long runAtMs, int round);

    /**
     * Claims up to {@code limit} jobs that are due, or whose lease has run out: higher priority first, then the one that was due first.
     * A job that was lost before comes by itself, and must run with nothing beside it: it may be what ends its workers.
     *
     * @param untilMs end of the lease
     */
    List<Claim> claim(String owner, long untilMs, Collection<StepName> names, int limit);

    /** A claim that is still held. @return empty when the job is no longer this worker's */
    Optional<Claim> held(String jobId, String owner, long epoch);

    /**
     * Notes that nothing else runs beside the job from now on: should its worker die, the job may be why.
     *
     * @return false when the job is no longer this worker's
     */
    boolean runsAlone(Claim claim);

    /** Prolongs the lease. @return false when the job is no longer this worker's */
    boolean beat(Claim claim, long untilMs);

    /**
     * Gives the job back, to be done from {@code runAtMs} on.
     *
     * @param attemptGivenBack whether this attempt does not count: a shutdown, or a time that somebody told us to wait for
     * @param errorCode        why; null when nothing was wrong
     * @return false when the job is no longer this worker's
     */
    boolean release(Claim claim, long runAtMs, boolean attemptGivenBack, @Nullable String errorCode);

    /** Nobody will try again by itself. @return false when the job is no longer this worker's */
    boolean giveUp(Claim claim, String errorCode);

    /** @return false when the job is no longer this worker's: the caller must let its transaction fail */
    boolean finish(Claim claim);

    /**
     * All running jobs are free at once: when a process has the database for itself and starts, whoever held them is gone.
     *
     * @return how many
     */
    int takeOverAll();

    /** Makes the dead jobs of an interaction due again. @return how many */
    int revive(String interactionId, long runAtMs, Priority priority);

    /**
     * Whether the interaction waits for some job: it is to be done or being done, and is not done
     * {@linkplain #enqueueInBackground in the background}.
     */
    boolean busy(String interactionId);

    /** The state of every job of an interaction. */
    public List<Line> of(String interactionId);

    /** @param state {@code ready}, {@code running}, {@code done} or {@code dead} */
    record Line(String jobId, Step step, String state, int attempts, int lost, long runAtMs, @Nullable String errorCode) {}

    /** For operators and for admission. */
    Depth depth();

    /**
     * @param ready       due or waiting for their time, without those that nobody waits for
     * @param background  those that nobody waits for, due or waiting for their time
     * @param backgroundDue of them due
     * @param oldestMs    when the oldest job that is due became due; null when none is
     * @param readySounds seconds of recordings that are still to be transcribed, as far as their length is known
     */
    record Depth(long ready, long running, long dead, long background, long backgroundDue, @Nullable Long oldestMs, double readySounds) {}

    /** Forgets jobs that were done and were due before a time. Should one be enqueued again, its epoch goes on. @return how many */
    int forgetDone(long beforeMs, int limit);

    Optional<Line> find(String jobId);

    /** Dead jobs, the oldest first. */
    List<Line> dead(int limit);
}
