package dev.earmark.inbox;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Interaction;
import dev.earmark.interaction.Stage;
import dev.earmark.interaction.Status;
import dev.earmark.originals.OriginalWords;
import dev.earmark.pipeline.TextConversation;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.Details;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Arrived;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Transcript;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes what is to be kept of what was handed in. Every one gets a UUID of version 7, so that later ones sort behind earlier ones. */
final class Submissions {

    private final Sound sound;
    private final IntakeSettings intake;
    private final Clock clock;
    private final NoArgGenerator ids = Generators.timeBasedEpochGenerator();

    Submissions(Sound sound, IntakeSettings intake, Clock clock) {
        this.sound = sound;
        this.intake = intake;
        this.clock = clock;
    }

    Submission recording(Offer offer, RequestKey key, String requestSha256, List<Part> parts) {
        Details known = offer.known().orElse(offer.named());
        ChannelChoice channels = intake.channels(known);
        double seconds = sound.seconds(parts, channels);
        String id = ids.generate().toString();
        List<Blob> blobs = parts.stream().map(part -> blob(id, part)).toList();
        boolean together = parts.size() == 1;
        Arrived arrived = new Arrived(
                key.kept(), requestSha256, offer.by(), source(parts), together ? channels.agentChannel() + 1 : 1,
                together ? channels.customerChannel() + 1 : 1, blobs, known.pauses());
        return new Submission(key, interaction(id, offer, known, Channel.VOICE, seconds, Stage.RECEIVED), arrived, new byte[0], null);
    }

    /** The names of the files for people. */
    static String source(List<Part> parts) {
        return parts.stream().map(part -> PlainText.fileName(part.fileName(), part.name())).collect(Collectors.joining(" + "));
    }

    /** The name stands in the key, because both parties may have sent the same bytes. */
    private Blob blob(String id, Part part) {
        String sha256 = part.upload().sha256();
        String key = id + "/" + (part.name().equals("audio") ? "" : part.name() + "-") + sha256;
        return new Blob(part.name(), key, sha256, part.upload().bytes(), sound.mediaType(part));
    }

    Submission text(Offer offer, Details said, RequestKey key, String requestSha256, TextConversation conversation) {
        Details known = said.orElse(offer.named());
        String id = ids.generate().toString();
        Transcript given = conversation.found().transcript();
        Transcript transcript = new Transcript(id, given.channel(), given.source(), given.engine(), given.turns());
        byte[] original = conversation.original().map(OriginalWords::of).orElse(new byte[0]);
        Arrived arrived = new Arrived(key.kept(), requestSha256, offer.by(), given.source().file(), null, null, blobs(id, original));
        return new Submission(
                key, interaction(id, offer, known, given.channel(), given.source().seconds(), Stage.TRANSCRIBED), arrived, original,
                new Heard(transcript, Map.of()));
    }

    private static List<Blob> blobs(String id, byte[] original) {
        if (original.length == 0) {
            return List.of();
        }
        String sha256 = Sha256.hex(original);
        return List.of(new Blob(OriginalWords.NAME, id + "/" + OriginalWords.NAME + "-" + sha256, sha256, original.length,
                OriginalWords.TYPE));
    }

    private Interaction interaction(String id, Offer offer, Details known, Channel channel, double seconds, Stage stage) {
        @Nullable Long durationMs = seconds > 0 ? Math.round(seconds * 1000) : null;
        return new Interaction(
                id, known.id(), channel, known.facts(), known.routing(), known.startedAt(), clock.instant(), offer.priority(), durationMs,
                stage,
                new Status.Processing(), 1);
    }
}
