package dev.earmark.testing;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.transcript.Channel;
import java.time.Instant;
import java.util.List;

/** Interactions as they arrive. */
public final class SampleInteractions {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    /** One for all, so that ids made in one millisecond are in the order in which they were made. */
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private SampleInteractions() {}

    /** A version 7 UUID. */
    public static String id() {
        return IDS.generate().toString();
    }

    /** A recorded call just received. */
    public static Interaction call(String agentId) {
        return call(agentId, NOON);
    }

    public static Interaction call(String agentId, Instant receivedAt) {
        return Interaction.received(id(), "crm-17", Channel.VOICE, new Facts(agentId, "Dana Whitfield", "c-1", null),
                new Routing("billing", "invoices"),
                receivedAt.minusSeconds(300), receivedAt, Priority.FRESH);
    }

    /** How a call came in, with a key of its own. */
    public static Arrived arrived(Interaction call) {
        String sha256 = "ab".repeat(32);
        return new Arrived("key-" + call.id(), sha256, "folder", "call.wav", 1, 2,
                List.of(new Blob("audio", call.id() + "/" + sha256, sha256, 44_100, "audio/wav")));
    }
}
