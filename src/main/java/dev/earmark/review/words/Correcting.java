package dev.earmark.review.words;

import dev.earmark.access.Principal;
import dev.earmark.blobs.BlobStore;
import dev.earmark.events.EventType;
import dev.earmark.fault.Conflict;
import dev.earmark.fault.NotFound;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Priority;
import dev.earmark.redaction.Redactor;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Jobs;
import dev.earmark.store.StepName;
import dev.earmark.store.Store;
import dev.earmark.store.TranscriptVersions.Change;
import dev.earmark.store.TranscriptVersions.Version;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Corrects transcripts, and has scored again what rests on them. Safe for many threads. */
public final class Correcting {

    private static final String PEAKS = "peaks";

    private final Deeds deeds;
    private final BlobStore blobs;
    private final Redactor redactor;
    private final Runnable wake;

    /**
     * @param redactor takes out what nobody may keep, also where people write it
     * @param wake     called when there is something to do
     */
    public Correcting(Deeds deeds, BlobStore blobs, Redactor redactor, Runnable wake) {
        this.deeds = deeds;
        this.blobs = blobs;
        this.redactor = redactor;
        this.wake = wake;
    }

    /**
     * Corrects words of a call.
     *
     * @param seen version of the transcript that was seen
     * @throws NotFound with {@code review.not-heard}
     * @throws Conflict with {@code review.words-typed}, or {@code review.transcript-changed} when somebody was faster
     */
    public Version correct(String id, int seen, WordChange change, Principal by) {
        Version made = deeds.store().write(tx -> {
            Interaction interaction = Deeds.known(tx, id, by);
            if (interaction.channel() != Channel.VOICE) {
                throw new Conflict("review.words-typed", "This conversation was typed, so its words cannot be corrected.");
            }
            Heard heard = heard(tx, id);
            mustBeNewest(tx, id, seen);
            Heard next = new Heard(redactor.of(change.in(heard.transcript()), interaction.facts()).transcript(), heard.loudness());
            return replace(tx, interaction, seen, next, Change.CORRECTED, by);
        });
        wake.run();
        return made;
    }

    /** Swaps agent and customer: in the words, the outline of the sound, and the names of its files. */
    public Version swap(String id, int seen, Principal by) {
        Optional<Blob> outline = deeds.store().read(tx -> {
            Deeds.known(tx, id, by);
            return outline(tx, id);
        }).map(blob -> swapped(id, blob));
        Version made = deeds.store().write(tx -> {
            Interaction interaction = Deeds.known(tx, id, by);
            mustBeNewest(tx, id, seen);
            Version version = replace(tx, interaction, seen, SwappedParties.of(heard(tx, id)), Change.SWAPPED, by);
            tx.interactions().swapParties(id);
            outline.ifPresent(blob -> tx.interactions().putBlob(id, blob));
            return version;
        });
        wake.run();
        return made;
    }

    private static void mustBeNewest(Store.Tx tx, String id, int seen) {
        if (tx.transcripts().current(id) != seen) {
            throw overtaken(tx.transcripts().all(id).getFirst());
        }
    }

    private static Heard heard(Store.Tx tx, String id) {
        Heard heard = tx.findings().heard(id)
                .orElseThrow(() -> new NotFound("review.not-heard", "The interaction has no transcript yet."));
        if (heard.transcript().wordsDeleted()) {
            throw new Conflict("retention.words-deleted", "The words of the interaction were deleted, so nothing can be corrected in "
                    + "them.");
        }
        return heard;
    }

    private static Optional<Blob> outline(Store.Tx tx, String id) {
        return tx.interactions().arrived(id).flatMap(arrived -> arrived.blobs().stream().filter(blob -> blob.name().equals(PEAKS))
                .findFirst());
    }

    /** On the disk when this returns; its row follows. */
    private Blob swapped(String id, Blob outline) {
        try (InputStream in = blobs.open(outline.key()); BlobStore.Upload upload = blobs.begin()) {
            byte[] bytes = SwappedParties.outline(in.readAllBytes());
            upload.write(bytes, 0, bytes.length);
            String sha256 = upload.sha256();
            String key = id + "/" + PEAKS + "-" + sha256;
            upload.keep(key);
            return new Blob(PEAKS, key, sha256, bytes.length, outline.type());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Version replace(Store.Tx tx, Interaction interaction, int seen, Heard next, Change change, Principal by) {
        String id = interaction.id();
        if (!tx.transcripts().replace(id, seen, next, change, Deeds.by(by), deeds.now())) {
            throw overtaken(tx.transcripts().all(id).getFirst());
        }
        tx.jobs().enqueue(new Jobs.Step(id, StepName.MEASURE, ""), Priority.URGENT, tx.nowMs());
        if (!tx.interactions().save(interaction.resumed())) {
            throw new Conflict("review.transcript-changed", "The interaction changed at the same moment; try again.");
        }
        Version made = tx.transcripts().all(id).getFirst();
        deeds.done(tx, by, "transcript." + (change == Change.SWAPPED ? "swap" : "correct"), interaction, EventType.CORRECTED,
                Map.of("version", String.valueOf(made.number()), "change", change.label()));
        return made;
    }

    private static Conflict overtaken(Version last) {
        String who = last.by() == null ? "Somebody" : PlainText.quoted(last.by().name());
        Instant at = last.at();
        return new Conflict("review.transcript-changed", who + " has changed the transcript"
                + (at == null ? "" : " at " + at.truncatedTo(ChronoUnit.SECONDS)) + "; it has version " + last.number()
                + " now. Look at it and try again.");
    }
}
