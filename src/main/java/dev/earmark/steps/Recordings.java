package dev.earmark.steps;

import dev.earmark.access.Reach;
import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.Given;
import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Routing;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/** The files of the interactions of a store: as a recording that can be heard, and those that steps make of it. Safe for many threads. */
public final class Recordings {

    /** Made by us; everything else came in. */
    private static final Set<String> MADE = Set.of(PeaksFile.NAME, "playable");

    private final BlobStore blobs;
    private final AudioIntake audio;

    public Recordings(BlobStore blobs, AudioIntake audio) {
        this.blobs = blobs;
        this.audio = audio;
    }

    /** An interaction that can be heard until this is closed. */
    record Heard(StepInput known, List<BlobStore.Local> files) implements AutoCloseable {

        /** Of one that is not to be heard. */
        static Heard silent(StepInput known) {
            return new Heard(known, List.of());
        }

        @Override
        public void close() {
            files.forEach(BlobStore.Local::close);
        }
    }

    private static boolean isRecorded(Blob blob) {
        return !MADE.contains(blob.name()) && !blob.isOriginal();
    }

    /** @throws Stale when the interaction is gone */
    Heard heardBy(StepInput known, String id, Store store) {
        Arrived arrived = store.read(tx -> tx.interactions().arrived(id)).orElseThrow(Stale::new);
        Routing routing = store.read(tx -> tx.interactions().find(id, Reach.EVERYTHING)).map(Interaction::routing).orElse(Routing.NONE);
        List<BlobStore.Local> files = new ArrayList<>();
        try {
            for (Blob blob : arrived.blobs()) {
                if (isRecorded(blob)) {
                    files.add(blobs.file(blob.key()));
                }
            }
            Recording sound = recording(id, arrived, files.stream().map(BlobStore.Local::path).toList());
            return new Heard(known.with(sound.routed(routing), arrived.source()), files);
        } catch (RuntimeException | Error unheard) {
            files.forEach(BlobStore.Local::close);
            throw unheard;
        }
    }

    /**
     * The sound of an interaction, agent and customer as its transcript has them; to be closed.
     *
     * @return empty where it came in as text, or is gone
     * @throws dev.earmark.fault.Rejected    when it cannot be read as sound
     * @throws dev.earmark.fault.Unavailable when it cannot be fetched
     */
    public Optional<CallAudio> sound(String id, Store store) {
        Optional<Arrived> arrived = store.read(tx -> tx.interactions().arrived(id))
                .filter(known -> !known.blobs().stream().allMatch(Blob::isOriginal));
        if (arrived.isEmpty()) {
            return Optional.empty();
        }
        boolean swapped = store.read(tx -> tx.findings().heard(id)).map(heard -> heard.transcript().source().partiesSwapped())
                .orElse(false);
        List<BlobStore.Local> files = new ArrayList<>();
        try {
            arrived.get().blobs().stream().filter(Recordings::isRecorded).forEach(blob -> files.add(blobs.file(blob.key())));
            CallAudio call = audio.take(recording(id, arrived.get(), files.stream().map(BlobStore.Local::path).toList()));
            CallAudio own = swapped ? call.swapped() : call;
            return Optional.of(new CallAudio(own.recording(), own.source(), own.parties(), () -> {
                own.close();
                files.forEach(BlobStore.Local::close);
            }));
        } catch (RuntimeException | Error unheard) {
            files.forEach(BlobStore.Local::close);
            throw unheard;
        }
    }

    private Recording recording(String id, Arrived arrived, List<Path> files) {
        if (files.isEmpty()) {
            throw new Rejected("retention.sound-deleted", "The recording was deleted, because nobody needs it any longer, so it cannot be"
                    + " heard again.");
        }
        Integer agent = arrived.agentChannel();
        Integer customer = arrived.customerChannel();
        String source = arrived.source();
        if (files.size() == 2) {
            int between = source.indexOf(" + ");
            return audio.plan(id, new Given(files.getFirst(), between < 0 ? source : source.substring(0, between)),
                    new Given(files.getLast(), source)).paused(arrived.pauses());
        }
        return audio.plan(id, new Given(files.getFirst(), source),
                new ChannelChoice(agent == null ? 0 : agent - 1, customer == null ? 1 : customer - 1)).paused(arrived.pauses());
    }

    /** Kept when this returns; their rows follow. An original that is there stays: who hears again hears what is silenced by now. */
    List<Blob> keep(String interactionId, List<StepOutput.NamedFile> files, Store store) {
        if (files.isEmpty()) {
            return List.of();
        }
        List<String> originals = store.read(tx -> tx.interactions().arrived(interactionId)).map(Arrived::blobs).orElse(List.of()).stream()
                .filter(Blob::isOriginal).map(Blob::name).toList();
        return files.stream().filter(file -> !originals.contains(file.name())).map(file -> keep(interactionId, file)).toList();
    }

    private Blob keep(String interactionId, StepOutput.NamedFile file) {
        try (BlobStore.Upload upload = blobs.begin()) {
            file.content().writeTo(upload.stream());
            String sha256 = upload.sha256();
            file.content().verify(upload.file());
            String key = interactionId + "/" + file.name() + "-" + sha256;
            long bytes = upload.bytes();
            upload.keep(key);
            return new Blob(file.name(), key, sha256, bytes, file.mediaType());
        } catch (IOException unwritten) {
            throw new UncheckedIOException(unwritten); // the upload itself throws faults
        }
    }

    /** Of those that there are under the same names, the keys: nothing names them once the rows of the new ones are there. */
    List<String> replacedBy(List<Blob> fresh, String interactionId, Store store) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Blob> there = store.read(tx -> tx.interactions().arrived(interactionId)).map(Arrived::blobs).orElse(List.of());
        return there.stream().filter(old -> fresh.stream().anyMatch(one -> one.name().equals(old.name()) && !one.key().equals(old.key())))
                .map(Blob::key).toList();
    }

    /** What cannot be removed now is found by the sweep for files that no interaction names. */
    void remove(List<String> keys) {
        for (String key : keys) {
            try {
                blobs.remove(key);
            } catch (Unavailable later) {
                LoggerFactory.getLogger(Recordings.class).atWarn().addKeyValue("file", key).addKeyValue("code", later.code())
                        .log("a recording that was replaced could not be removed now; the next sweep does");
            }
        }
    }
}
