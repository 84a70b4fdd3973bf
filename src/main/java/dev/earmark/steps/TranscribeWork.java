package dev.earmark.steps;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.blobs.BlobStore;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Stage;
import dev.earmark.pipeline.Pipeline;
import dev.earmark.pipeline.StageFinding;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.Jobs.Claim;
import dev.earmark.store.Jobs;
import dev.earmark.store.Store;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Hears a recording, and draws its outline while it is open. */
final class TranscribeWork implements StepWork {

    private final Store store;
    private final BlobStore blobs;
    private final AudioIntake audio;
    private final Pipeline pipeline;
    private final Happened happened;

    TranscribeWork(Store store, BlobStore blobs, AudioIntake audio, Pipeline pipeline, Happened happened) {
        this.store = store;
        this.blobs = blobs;
        this.audio = audio;
        this.pipeline = pipeline;
        this.happened = happened;
    }

    private record Known(Interaction interaction, Arrived arrived) {}

    @Override
    public Outcome of(Claim claim) {
        String id = claim.step().interactionId();
        Known known = store.read(tx -> new Known(Standing.of(tx, id), tx.interactions().arrived(id).orElseThrow(Stale::new)));
        byte[][] outline = new byte[1][0];
        StageFinding.Transcribed found = pipeline.transcribe(
                new StageFinding.Received(known.interaction().facts(), recording(id, known.arrived())), Progress.SILENT,
                call -> outline[0] = PeaksFile.of(call));
        Transcript transcript = named(found.transcript(), known.arrived().source());
        Blob peaks = PeaksFile.keep(blobs, id, outline[0]);
        double seconds = transcript.source().seconds();
        return new Outcome(tx -> keep(tx, claim, new Heard(transcript, found.loudness()), peaks), seconds, 0);
    }

    private Recording recording(String id, Arrived arrived) {
        List<Path> files = arrived.blobs().stream()
                .filter(blob -> !blob.name().equals(PeaksFile.NAME) && !blob.name().equals("playable"))
                .map(blob -> blobs.file(blob.key()))
                .toList();
        Integer agent = arrived.agentChannel();
        Integer customer = arrived.customerChannel();
        if (files.size() == 2) {
            return audio.plan(id, files.getFirst(), files.getLast());
        }
        return audio.plan(id, files.getFirst(), new ChannelChoice(agent == null ? 0 : agent - 1, customer == null ? 1 : customer - 1));
    }

    /** The file has a name of ours; people know another one. */
    private static Transcript named(Transcript heard, String source) {
        Source from = heard.source();
        return new Transcript(
                heard.id(), heard.channel(), new Source(source, from.sha256(), from.seconds(), from.channels(), from.sampleRateHz()),
                heard.engine(), heard.turns());
    }

    private void keep(Store.Tx tx, Claim claim, Heard heard, Blob peaks) {
        String id = claim.step().interactionId();
        Stale.unless(tx.findings().putHeard(id, claim.epoch(), heard));
        tx.interactions().putBlob(id, peaks);
        Interaction interaction = Standing.of(tx, id);
        tx.jobs().enqueue(new Jobs.Step(id, Jobs.Kind.MEASURE, ""), interaction.priority(), tx.nowMs());
        Standing.reached(tx, id, Stage.TRANSCRIBED, Math.round(heard.transcript().source().seconds() * 1000));
        happened.to(tx, interaction, EventType.TRANSCRIBED, Map.of("turns", String.valueOf(heard.transcript().turns().size())));
    }
}
