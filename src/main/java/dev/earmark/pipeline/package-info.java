/**
 * Takes in what people hand over, and takes one interaction from recording to result in memory, by the plan that the queue goes by, too.
 *
 * <pre>
 *  call.wav ── call.json (Sidecar)         chats.jsonl, call.json (transcripts)
 *      │           │ DetailsReader              │ TranscriptReader
 *      │           ▼                            ▼
 *      └──────► Intake ◄────────────────────────┘
 *                 │  Arrival: Accepted (a file's conversation) or Refused (a place and the reason)
 *                 ▼
 *             Incoming
 *             Received ──► the first step of the plan      ┐
 *             Transcribed ──► the steps behind it          ├─► StepInput ─► StepInput ─► … ─► Result
 *                                                          ┘   (Pipeline: each step of the StepPlan, in memory)
 * </pre>
 *
 * <p>{@link dev.earmark.pipeline.Pipeline} walks the {@link dev.earmark.steps.StepPlan}: it begins where the conversation comes in, lets
 * each step find, and adds what it found to what is known. A step writes nothing while it finds, so the command line and the service share
 * it: the service does one step a transaction and keeps each finding, and after a crash it goes on from the last one kept.
 *
 * <p>Decisions:
 *
 * <ul>
 *   <li><b>The sound is open only while it is heard.</b> A call is never held in memory as a whole, and what else needs its samples looks
 *       at them before it is closed.
 *   <li><b>One bad file costs nobody else.</b> {@link dev.earmark.pipeline.Arrival} is a value for both ends: what was refused comes with
 *       its place, file and line, and the rest of the file and folder goes on. A text of any length is read with one conversation in
 *       memory.
 *   <li><b>What people say of a recording has an order.</b> An option wins over the sidecar, the sidecar over the settings; channels count
 *       together, because half a choice would swap the parties. In a sidecar an unknown field is refused: a misspelt channel is worse than
 *       none. In a transcript it is passed over, because exports carry all sorts.
 *   <li><b>Text is made fit to keep at the door</b>, by {@link dev.earmark.text.PlainText#kept}: one spelling for a letter with its accent,
 *       no controls; NUL and halves of surrogate pairs are refused with their position.
 *   <li><b>Shapes are read by hand, and held to the schemas by tests.</b> {@code schema/sidecar.schema.json} and {@code
 *       schema/transcript-input.schema.json} are what other programs rely on, and {@code InputSchemasIT} shows that schema and reader
 *       accept and refuse the same. Two JSON Schema validators were tried in place of the readers and not taken: of the channel 9
 *       one says "must be valid to one and only one schema, but 0 are valid" and two more sentences, of a misspelt field the other that it
 *       "does not match additional properties schema" without the nearest one, and of a time that is none neither says anything. The
 *       readers have to make typed values all the same, so nothing of them would go.
 *   <li><b>A model that cannot be asked costs the summary, not the result</b>; only one that says when it may be asked again is waited for.
 *   <li><b>What this program wrote is not read again.</b> A run over a folder with its own results in it passes them over.
 * </ul>
 */
@NullMarked
package dev.earmark.pipeline;

import org.jspecify.annotations.NullMarked;
