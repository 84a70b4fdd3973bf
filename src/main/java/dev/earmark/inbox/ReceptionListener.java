package dev.earmark.inbox;

import dev.earmark.transcript.Channel;

/** Told what comes in, by many threads. */
public interface ReceptionListener {

    /** Tells nobody. */
    ReceptionListener NOBODY = new ReceptionListener() {
        @Override
        public void accepted(Channel channel, boolean fresh) {}

        @Override
        public void refused(String code) {}
    };

    /** @param fresh false when the same was handed in before */
    void accepted(Channel channel, boolean fresh);

    /** @param code of the fault */
    void refused(String code);
}
