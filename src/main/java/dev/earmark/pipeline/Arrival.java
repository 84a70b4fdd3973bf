package dev.earmark.pipeline;

import dev.earmark.fault.Fault;
import dev.earmark.transcript.Channel;
import java.util.List;

/** What {@link Intake} makes of one conversation in a file. */
public sealed interface Arrival {

    /**
     * Goes into the pipeline: sound at {@code RECEIVED}, text at {@code TRANSCRIBED}.
     *
     * @param file  the name of the file it came from, for messages
     * @param notes what was put right or passed over when it was read, each a sentence
     */
    record Accepted(String file, Incoming found, List<String> notes) implements Arrival {

        public Accepted {
            notes = List.copyOf(notes);
        }

        /** Nothing was put right. */
        public Accepted(String file, Incoming found) {
            this(file, found, List.of());
        }

        public Channel channel() {
            return found instanceof Incoming.Transcribed known ? known.transcript().channel() : Channel.VOICE;
        }
    }

    /**
     * A file in a folder that is not of a kind that is read, which is no fault.
     *
     * @param why one sentence
     */
    record PassedOver(String file, String why) implements Arrival {}

    /** @param place the file, and the line in it when there are several */
    record Refused(String place, Fault fault) implements Arrival {}
}
