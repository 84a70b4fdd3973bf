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
import dev.earmark.pipeline.CallPairs;
import dev.earmark.pipeline.ConversationFiles;
import dev.earmark.interaction.Facts;
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
import java.util.stream.Stream;

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

    /** @param fresh kept now; @param known kept before; @param notes what was put right or passed over */
    record Outcome(int fresh, int known, List<Refusal> refused, List<String> notes) {

        Outcome(int fresh, int known, List<Refusal> refused) {
            this(fresh, known, refused, List.of());
        }

        boolean keptSome() {
            return fresh + known > 0;
        }
    }

    /** Who brings them, and how urgent they are. */
    record Bearer(String by, Priority priority, Details options) {

        Offer offer(Details known, Details named) {
            return new Offer(null, known, named, by, priority);
        }
    }

    /** @throws Unavailable when nothing can be kept at all now */
    Outcome take(Path file, Bearer bearer) {
        String name = String.valueOf(file.getFileName());
        if (files.isTranscript(file) && files.waitsForRecording(file)) {
            return new Outcome(0, 0, List.of(reception.left(new Refusal(name, "inbox.no-recording",
                    name + " describes a recording, but there is no recording"
                    + " of its name beside it; put both into the folder, or give it \"turns\" when it is a conversation."))));
        }
        if (!files.isTranscript(file)) {
            Optional<CallPairs.Pair> pair = files.pair(file);
            return pair.isPresent() ? together(pair.get(), bearer) : one(name, () -> patience.until(() -> recording(file, name, bearer)));
        }
        List<Outcome> outcomes = new ArrayList<>();
        Details named = files.named(file);
        try {
            files.texts(file, new ConversationFiles.TextSink() {
                @Override
                public void text(String place, byte[] json) {
                    boolean several = !place.equals(name);
                    outcomes.add(one(place, () -> patience.until(() -> FileDoor.this.text(place, json, bearer, named, several))));
                }

                @Override
                public void wrong(String place, byte[] bytes, Fault fault) {
                    outcomes.add(new Outcome(0, 0, List.of(reception.left(Refusal.of(place, fault)))));
                }
            });
        } catch (Rejected unreadable) {
            outcomes.add(new Outcome(0, 0, List.of(Refusal.of(name, unreadable))));
        }
        return new Outcome(
                outcomes.stream().mapToInt(Outcome::fresh).sum(),
                outcomes.stream().mapToInt(Outcome::known).sum(),
                outcomes.stream().flatMap(outcome -> outcome.refused().stream()).toList(),
                outcomes.stream().flatMap(outcome -> outcome.notes().stream()).toList());
    }

    @FunctionalInterface
    private interface Taking {
        Receipt receipt();
    }

    private static Outcome one(String place, Taking taking) {
        try {
            Receipt receipt = taking.receipt();
            return receipt.fresh() ? new Outcome(1, 0, List.of(), receipt.notes()) : new Outcome(0, 1, List.of());
        } catch (Rejected | NotFound | Conflict wrong) {
            return new Outcome(0, 0, List.of(Refusal.of(place, wrong)));
        } catch (Unavailable later) {
            if (later.code().startsWith("audio.")) { // a decoder that is missing does not come by waiting
                return new Outcome(0, 0, List.of(Refusal.of(place, later)));
            }
            throw later;
        }
    }

    /** A file of several has one name: it is the id of none of them. */
    private Receipt text(String place, byte[] bytes, Bearer bearer, Details named, boolean several) {
        try (Ticket ticket = reception.admit()) {
            Details said = several ? new Details(null, named.facts(), null, null, named.routing(), named.startedAt()) : named;
            return reception.transcript(bearer.offer(bearer.options(), said), bytes, place);
        }
    }

    /** Recordings with more channels than one are calls of their own, whatever they are called. */
    private Outcome together(CallPairs.Pair pair, Bearer bearer) {
        String agent = String.valueOf(pair.agent().getFileName());
        String customer = String.valueOf(pair.customer().getFileName());
        Outcome both = one(agent + " + " + customer, () -> patience.until(() -> call(pair, bearer)));
        if (both.refused().stream().noneMatch(refusal -> refusal.code().equals("audio.party-not-mono"))) {
            return both;
        }
        Outcome first = one(agent, () -> patience.until(() -> recording(pair.agent(), agent, bearer)));
        Outcome second = one(customer, () -> patience.until(() -> recording(pair.customer(), customer, bearer)));
        return new Outcome(first.fresh() + second.fresh(), first.known() + second.known(),
                Stream.concat(first.refused().stream(), second.refused().stream()).toList());
    }

    private Receipt call(CallPairs.Pair pair, Bearer bearer) {
        Details known = bearer.options().orElse(files.beside(pair.agent())).orElse(files.beside(pair.customer()));
        Details named = files.named(pair.agent()).orElse(Details.of(PlainText.fileName(pair.name(), "recording"), Facts.NONE, null, null));
        try (Ticket ticket = reception.admit(); BlobStore.Upload agent = blobs.begin(); BlobStore.Upload customer = blobs.begin()) {
            copy(pair.agent(), agent);
            copy(pair.customer(), customer);
            return reception.recording(bearer.offer(known, named), List.of(
                    new Part("agent", String.valueOf(pair.agent().getFileName()), agent),
                    new Part("customer", String.valueOf(pair.customer().getFileName()), customer)));
        }
    }

    private Receipt recording(Path file, String name, Bearer bearer) {
        Details known = bearer.options().orElse(files.beside(file));
        try (Ticket ticket = reception.admit(); BlobStore.Upload upload = blobs.begin()) {
            copy(file, upload);
            return reception.recording(bearer.offer(known, named(file, files.named(file))), List.of(new Part("audio", name, upload)));
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
