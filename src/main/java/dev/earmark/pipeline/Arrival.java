package dev.earmark.pipeline;

import dev.earmark.fault.Fault;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Recording;
import dev.earmark.transcript.Transcript;

/** What {@link Intake} makes of one conversation in a file. */
public sealed interface Arrival {

    /** Sound: enters the pipeline at {@code RECEIVED}. */
    record Call(Facts facts, Recording recording) implements Arrival {}

    /** Text already: enters the pipeline at {@code TRANSCRIBED}. */
    record Conversation(Facts facts, Transcript transcript) implements Arrival {}

    /** Neither. @param place the file, and the line in it when there are several */
    record Refused(String place, Fault fault) implements Arrival {}
}
