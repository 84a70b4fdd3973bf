package dev.earmark.example;

import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.Offer;
import dev.earmark.inbox.Part;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.admission.Ticket;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Priority;
import dev.earmark.interaction.Routing;
import dev.earmark.pipeline.Details;
import dev.earmark.store.Interactions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Hands in what belongs to the example, when it is said to have come. For one thread. */
final class Doorstep {

    private static final int PIECE_BYTES = 64 << 10;
    private static final Duration LATER = Duration.ofMinutes(2);

    private final Reception reception;
    private final BlobStore blobs;
    private final PastClock clock;

    /** @param reception that goes by {@code clock} */
    Doorstep(Reception reception, BlobStore blobs, PastClock clock) {
        this.reception = reception;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** @return id of the interaction, also when it was here before */
    String chat(Plan.Chat chat) {
        Details known = details(chat.name(), chat.agent(), chat.written().customer(), chat.written().matter().queue(), chat.startedAt());
        clock.set(chat.endedAt().plus(LATER));
        try (Ticket admitted = reception.admit()) {
            return reception.transcript(offer(chat.name(), known, Priority.FRESH), chat.written().json(chat.name())).id();
        }
    }

    /** @return as {@link #chat} */
    String call(Script.Call call, Cast.Agent agent, Instant startedAt) {
        String name = "example-" + String.valueOf(call.file().getFileName()).replaceAll("\\..*", "");
        clock.set(startedAt.plus(LATER).plus(LATER));
        try (Ticket admitted = reception.admit(); BlobStore.Upload upload = blobs.begin()) {
            copy(call.file(), upload);
            Offer offer = offer(name, details(name, agent, call.customer(), call.queue(), startedAt), Priority.BULK);
            return reception.recording(offer, List.of(new Part("audio", String.valueOf(call.file().getFileName()), upload))).id();
        }
    }

    private static Offer offer(String name, Details known, Priority priority) {
        return new Offer(name, known, Interactions.EXAMPLE, priority);
    }

    private static Details details(String name, Cast.Agent agent, String customer, String queue, Instant startedAt) {
        Facts facts = new Facts(agent.id(), agent.name(), customerId(customer), customer);
        return new Details(name, facts, null, null, new Routing(agent.team(), queue), startedAt);
    }

    private static void copy(Path file, BlobStore.Upload upload) {
        byte[] piece = new byte[PIECE_BYTES];
        try (InputStream bytes = Files.newInputStream(file)) {
            int count;
            while ((count = bytes.read(piece)) >= 0) {
                upload.write(piece, 0, count);
            }
        } catch (IOException missing) {
            throw new Unavailable("example.missing", "A recording of the example is not at " + file + "; is the installation whole?",
                    missing);
        }
    }

    /** The same for all conversations of one name. */
    private static String customerId(String name) {
        return "example-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
