package dev.earmark.steps;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.blobs.BlobStore;
import dev.earmark.interaction.Recording;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    /** @throws Stale when the interaction is gone */
    Heard heardBy(StepInput known, String id, Store store) {
        Arrived arrived = store.read(tx -> tx.interactions().arrived(id)).orElseThrow(Stale::new);
        List<BlobStore.Local> files = new ArrayList<>();
        try {
            for (Blob blob : arrived.blobs()) {
                if (!MADE.contains(blob.name())) {
                    files.add(blobs.file(blob.key()));
                }
            }
            Recording sound = recording(id, arrived, files.stream().map(BlobStore.Local::path).toList());
            return new Heard(known.with(sound, arrived.source()), files);
        } catch (RuntimeException | Error unheard) {
            files.forEach(BlobStore.Local::close);
            throw unheard;
        }
    }

    private Recording recording(String id, Arrived arrived, List<Path> files) {
        Integer agent = arrived.agentChannel();
        Integer customer = arrived.customerChannel();
        if (files.size() == 2) {
            return audio.plan(id, files.getFirst(), files.getLast());
        }
        return audio.plan(id, files.getFirst(), new ChannelChoice(agent == null ? 0 : agent - 1, customer == null ? 1 : customer - 1));
    }

    /** Kept when this returns; its row follows. */
    Blob keep(String interactionId, StepOutput.NamedFile file) {
        try (BlobStore.Upload upload = blobs.begin()) {
            upload.write(file.bytes(), 0, file.bytes().length);
            String sha256 = upload.sha256();
            String key = interactionId + "/" + file.name() + "-" + sha256;
            upload.keep(key);
            return new Blob(file.name(), key, sha256, file.bytes().length, file.mediaType());
        }
    }
}
