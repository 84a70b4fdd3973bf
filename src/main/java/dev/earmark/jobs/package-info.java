/**
 * The queue: takes every kept interaction through the plan of steps, one durable step at a time, whatever happens to this process.
 *
 * <pre>
 *       job table                        Workers (one thread claims)
 *   ready ──────────── claim: owner, lease, epoch + 1 ───────────┐
 *     ▲  ▲                                                       ▼
 *     │  │                                   LaneThreads: CALLS │ STEPS │ ASIDE
 *     │  │                                                       │
 *     │  │   give back: shutdown, claim in danger    Worker: find, outside of any transaction
 *     │  └───────────────────────────────────────────────────────┤        ▲
 *     │      again later: Unavailable, or a bug (Retries)        │        │ Heartbeat: signs of life for all that
 *     └──────────────────────────────────────────────────────────┤        │ is held; who is late stops by itself
 *                                                                │
 *   dead  ◄── park: Rejected, too many tries, poison ────────────┤
 *   done  ◄── finish and keep what was found, in ONE transaction ┘   refused when the epoch is another one (Stale)
 * </pre>
 *
 * <h2>A claim is a lease with a number</h2>
 *
 * <p>Whoever claims a job gets it for a while ({@code jobs.lease}) and an epoch that only grows. Signs of life prolong the lease; a worker
 * that could not give one for three quarters of it stops by itself. Correctness does not depend on that: whatever is written carries the
 * epoch, and is refused when somebody else has claimed the job since. A process that was frozen for an hour and thawed keeps nothing. So
 * several nodes can share one database, and a shutdown needs no grace; it only hands work over sooner ({@link Drain}).
 *
 * <h2>A failure says what comes of it</h2>
 *
 * <p>The kind of the fault decides ({@link Retries}): what was refused is parked at once with its sentence; what is unavailable is tried up
 * to 8 times, later each time; who says when to come back is believed for a day; a bug gets three tries. A full disk costs neither the
 * finding nor a try: {@link PatientClaims} holds it until it can be written. Work that nobody waits for is never parked: it is left as it
 * was, or done again in a later round.
 *
 * <h2>Innocent until it died alone</h2>
 *
 * <p>Native code can end the process; so can somebody who pulls the plug, and the queue sees the same: a lease that ran out. Three steps
 * tell them apart, so that no innocent call is given up and no poisonous file condemns its neighbours:
 *
 * <pre>
 *   died beside others      ► runs with nothing beside it on this node, and the claim says so      (Workers.runAlone)
 *   died with nothing beside► runs in a process of its own; this one keeps the claim alive         (StepProcess, StepChild)
 *   that process died, too  ► parked as jobs.poison, with a sentence that says so                  (Failures.poison)
 *   it survived             ► what it found is kept
 * </pre>
 *
 * <p>Deaths beside others never count. Of a process of its own only an end that nobody asked for counts: a signal to terminate says nothing
 * of the step, nor does an end before it began. That process is of the same program ({@code earmark step}), has the same heap, is the
 * first to go when the system runs out of memory, and ends when the one that started it is gone. It keeps what it found itself, under the
 * claim that it was given; should that be lost meanwhile, the epoch refuses it.
 *
 * <h2>Lanes</h2>
 *
 * <p>One thread claims for all lanes, as many as there is room for, by priority and then by time. Lanes do not wait for each other: a
 * backlog of calls does not hold up scoring, and a language model that is slow holds up only what nobody waits for. Which step runs in
 * which lane is said by the {@link dev.earmark.steps.StepPlan}, as is everything else about steps: this package knows none of them.
 */
@NullMarked
package dev.earmark.jobs;

import org.jspecify.annotations.NullMarked;
