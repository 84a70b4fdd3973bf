package dev.earmark.pipeline;

import dev.earmark.fault.Fault;
import dev.earmark.transcript.Channel;

/** What {@link Intake} makes of one conversation in a file. */
public sealed interface Arrival {

    /**
     * Goes into the pipeline: sound at {@code RECEIVED}, text at {@code TRANSCRIBED}.
     *
     * @param file the name of the file it came from, for messages
     */
    record Accepted(String file, Incoming found) implements Arrival {

        public Channel channel() {
            return found instanceof Incoming.Transcribed known ? known.transcript().channel() : Channel.VOICE;
        }
    }

    /** @param place the file, and the line in it when there are several */
    record Refused(String place, Fault fault) implements Arrival {}
}
