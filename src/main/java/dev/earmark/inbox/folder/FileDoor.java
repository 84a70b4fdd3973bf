package dev.earmark.inbox.folder;

import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.inbox.Offer;
import dev.earmark.inbox.Part;
import dev.earmark.inbox.Receipt;
import dev.earmark.inbox.Reception;
import dev.earmark.inbox.Refusal;
import dev.earmark.inbox.admission.Ticket;
import dev.earmark.interaction.Priority;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.pipeline.Details;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes files in, one at a time; waits while there is no room. The same file again is recognised by its content. */
final class FileDoor {

    private static final int PIECE_BYTES = 1 << 16;

    private final Reception reception;
    private final BlobStore blobs;
    private final ConversationFiles files;
    private final WaitForRoom patience;

    FileDoor(Reception reception, BlobStore blobs, ConversationFiles files, WaitForRoom patience) {
        this.reception = reception;
        this.blobs = blobs;
        this.files = files;
        this.patience = patience;
    }

    /** @param fresh kept now; @param known kept before */
    record Outcome(int fresh, int known, List<Refusal> refused) {

        boolean keptSome() {
            return fresh + known > 0;
        }
    }

    /** Who brings them, and how urgent they are. */
    record Bearer(String by, Priority priority, Details options) {

        Offer offer(Details known) {
            return new Offer(null, known, by, priority);
        }
    }

    /** @throws Unavailable when nothing can be kept at all now */
    Outcome take(Path file, Bearer bearer) {
        String name = String.valueOf(file.getFileName());
        if (files.isTranscript(file) && files.waitsForRecording(file)) {
            return new Outcome(0, 0, List.of(reception.left(new Refusal(name, "inbox.no-recording",
                    name + " says something about a recording, but there is no recording"
                    + " of its name beside it; put both into the folder, or give it \"turns\" when it is a conversation."))));
        }
        if (!files.isTranscript(file)) {
            return one(name, () -> patience.until(() -> recording(file, name, bearer)));
        }
        List<Outcome> outcomes = new ArrayList<>();
        try {
            files.texts(file, (place, bytes) -> outcomes.add(one(place, () -> patience.until(() -> text(place, bytes, bearer)))));
        } catch (Rejected unreadable) {
            outcomes.add(new Outcome(0, 0, List.of(Refusal.of(name, unreadable))));
        }
        if (outcomes.isEmpty()) {
            return new Outcome(0, 0, List.of(new Refusal(name, "pipeline.json-invalid", name + ": is empty.")));
        }
        return new Outcome(
                outcomes.stream().mapToInt(Outcome::fresh).sum(),
                outcomes.stream().mapToInt(Outcome::known).sum(),
                outcomes.stream().flatMap(outcome -> outcome.refused().stream()).toList());
    }

    @FunctionalInterface
    private interface Taking {
        Receipt receipt();
    }

    private static Outcome one(String place, Taking taking) {
        try {
            Receipt receipt = taking.receipt();
            return receipt.fresh() ? new Outcome(1, 0, List.of()) : new Outcome(0, 1, List.of());
        } catch (Rejected | NotFound | Conflict wrong) {
            return new Outcome(0, 0, List.of(Refusal.of(place, wrong)));
        } catch (Unavailable later) {
            if (later.code().startsWith("audio.")) { // a decoder that is missing does not come by waiting
                return new Outcome(0, 0, List.of(Refusal.of(place, later)));
            }
            throw later;
        }
    }

    private Receipt text(String place, byte[] bytes, Bearer bearer) {
        try (Ticket ticket = reception.admit()) {
            return reception.transcript(bearer.offer(bearer.options()), bytes, place);
        }
    }

    private Receipt recording(Path file, String name, Bearer bearer) {
        Details known = named(file, bearer.options().orElse(files.beside(file)));
        try (Ticket ticket = reception.admit(); BlobStore.Upload upload = blobs.begin()) {
            copy(file, upload);
            return reception.recording(bearer.offer(known), List.of(new Part("audio", name, upload)));
        }
    }

    /** A recording that nobody named has the name of its file. */
    private static Details named(Path file, Details known) {
        if (known.id() != null) {
            return known;
        }
        String name = PlainText.fileName(String.valueOf(file.getFileName()), "recording");
        int dot = name.lastIndexOf('.');
        return Details.of(dot > 0 ? name.substring(0, dot) : name, known.facts(), null, null).orElse(known);
    }

    private static void copy(Path file, BlobStore.Upload upload) {
        Optional<FileMark> before = FileMark.of(file);
        byte[] piece = new byte[PIECE_BYTES];
        try (InputStream bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            int count;
            while ((count = bytes.read(piece)) >= 0) {
                upload.write(piece, 0, count);
            }
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
        if (before.isEmpty() || !before.equals(FileMark.of(file)) || before.get().bytes() != upload.bytes()) {
            throw new Rejected("inbox.file-changed", file.getFileName()
                    + " changed while it was read; put it there again when it is complete.");
        }
    }

    private static Fault unreadable(Path file, IOException cause) {
        return new Rejected("pipeline.unreadable", file.getFileName() + " cannot be read (" + cause.getClass().getSimpleName() + ").",
                cause);
    }
}
