/**
 * The plan of steps: what is done with an interaction, in which order, by whom it is waited for; and one class for each step.
 *
 * <pre>
 *             StepPlan (the table is UsualPlan)
 *   ┌───────────┬────────┬──────────────────────────┬────────────┬────────────┬─────────────┐
 *   │ step      │ lane   │ needs                    │ next       │ waited for │ reaches     │
 *   ├───────────┼────────┼──────────────────────────┼────────────┼────────────┼─────────────┤
 *   │ transcribe│ CALLS  │ the sound                │ measure    │ yes        │ TRANSCRIBED │
 *   │ measure   │ STEPS  │ transcribe               │ score      │ yes        │ MEASURED    │
 *   │ score     │ STEPS  │ transcribe, measure      │ mark       │ yes        │ SCORED      │  ┐ once for
 *   │ mark      │ STEPS  │ transcribe, measure,score│ summarise  │ yes        │ MARKED      │  │ each version
 *   │ summarise │ ASIDE  │ transcribe, score        │            │ no         │             │  ┘ of a rubric
 *   └───────────┴────────┴──────────────────────────┴────────────┴────────────┴─────────────┘
 *
 *          StepInput ──► Step.find ──► StepOutput                       in memory: pipeline.Pipeline
 *              ▲                       │
 *              │                       ▼
 *   Basis: read from the store     Step.keep(Entry)                     from the queue: StepRunner
 *   what the row needs             in one transaction: the finding, its event, the stage, the jobs behind it
 * </pre>
 *
 * <p>A step does not know where what it needs comes from, nor whether what it finds is kept. So it is the same step on the command line and
 * in the service, and a test can run it without either.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>A new step is a class and a row.</b> The queue knows steps by name, findings are kept under that name as JSON, lanes and metrics
 *       are made from the plan. A plan whose rows do not go together is refused at the start.
 *   <li><b>What it rests on must still stand.</b> The epochs of the findings that a step read are compared when it keeps its own; when one
 *       was found anew meanwhile, nothing is kept and the step is done again.
 *   <li><b>Foreground and background.</b> An interaction is scored when nothing that it waits for is left. What nobody waits for (a
 *       summary, a scoring that is to mend another) never parks it and takes it to no stage; it has a round: the how manyth time it is
 *       tried.
 *   <li><b>From the first step that goes by a rubric on, a rubric is handed on.</b> It is chosen by the rules of the library just before.
 * </ul>
 */
@NullMarked
package dev.earmark.steps;

import org.jspecify.annotations.NullMarked;
