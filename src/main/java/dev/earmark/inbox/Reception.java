package dev.earmark.inbox;

import dev.earmark.audio.AudioIntake;
import dev.earmark.blobs.BlobStore;
import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.SpokenLanguages;
import dev.earmark.inbox.admission.Admission;
import dev.earmark.inbox.admission.Ticket;
import dev.earmark.pipeline.Details;
import dev.earmark.pipeline.IntakeSettings;
import dev.earmark.pipeline.TextConversation;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.store.Store;
import dev.earmark.transcript.Channel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Takes interactions in; answers only when they are kept: files on the disk first, then the row with its first job and its event in one
 * transaction. The same request again, also at the same time, is told of the first one. Safe for many threads.
 */
public final class Reception {

    private static final List<String> ONE = List.of("audio");
    private static final List<String> TWO = List.of("agent", "customer");

    private final BlobStore blobs;
    private final TranscriptReader transcripts;
    private final Admission admission;
    private final SpokenLanguages languages;
    private final Submissions submissions;
    private final Ledger ledger;
    private final InFlight inFlight = new InFlight();
    private final ReceptionListener listener;
    private final Runnable wake;

    /**
     * @param languages in which recordings can be heard
     * @param wake      called when there is something to do: wakes the workers of this process
     */
    public Reception(
            Ledger ledger, BlobStore blobs, AudioIntake audio, TranscriptReader transcripts, IntakeSettings intake,
            SpokenLanguages languages, Admission admission, Clock clock, ReceptionListener listener, Runnable wake) {
        this.blobs = blobs;
        this.transcripts = transcripts;
        this.admission = admission;
        this.languages = languages;
        this.submissions = new Submissions(new Sound(audio), intake, clock);
        this.ledger = ledger;
        this.listener = listener;
        this.wake = wake;
    }

    /**
     * To be asked before a body is read.
     *
     * @return to be closed when the request is answered
     * @throws Unavailable with {@code inbox.busy} and a time when too much is waiting or under way, with {@code store.full} when too little
     *     room is left
     */
    public Ticket admit() {
        return counted(admission::admit);
    }

    /**
     * To be asked before the sound of a call is read.
     *
     * @throws Rejected with {@code speech.language-unknown} when nobody could hear it in the language that was chosen
     */
    public void mustUnderstand(Details known) {
        counted(() -> {
            languages.mustKnow(known.routing().language(), "The recording");
            return known;
        });
    }

    /**
     * Keeps a call.
     *
     * @param parts one named {@code audio}, or {@code agent} and {@code customer}
     * @throws Rejected                      with {@code inbox.parts-wrong}, {@code inbox.key-invalid}, {@code speech.language-unknown}, or
     *     a code of {@code audio} when nobody could hear it
     * @throws dev.earmark.fault.Conflict    with {@code inbox.key-reused} or {@code inbox.in-flight}
     * @throws Unavailable                   when it cannot be kept now
     */
    public Receipt recording(Offer offer, List<Part> parts) {
        return counted(() -> {
            List<Part> sorted = sorted(parts);
            languages.mustKnow(offer.known().orElse(offer.named()).routing().language(), Submissions.source(sorted));
            List<String> digests = sorted.stream().map(part -> part.upload().sha256()).toList();
            RequestKey key = RequestKey.of(offer, offer.known(), digests);
            String requestSha256 = RequestKey.requestDigest(offer.known(), digests);
            try (Ticket held = inFlight.hold(key)) {
                Optional<Receipt> earlier = ledger.earlier(key, requestSha256);
                return told(Channel.VOICE, earlier.isPresent()
                        ? earlier.get() : keep(submissions.recording(offer, key, requestSha256, sorted), sorted));
            }
        });
    }

    /**
     * Keeps one conversation that is text already, as {@code schema/transcript-input.schema.json} describes it, or as another system
     * exports it. What the offer says wins over the text.
     *
     * @throws Rejected                   with a code of {@code pipeline} when the text is wrong
     * @throws dev.earmark.fault.Conflict as {@link #recording}
     * @throws Unavailable                as {@link #recording}
     */
    public Receipt transcript(Offer offer, byte[] text) {
        return transcript(offer, text, "The conversation");
    }

    /** @param place how refusals call the text */
    public Receipt transcript(Offer offer, byte[] json, String place) {
        return counted(() -> {
            TextConversation conversation = transcripts.read(json, place, offer.known().orElse(offer.named()));
            Details known = offer.known().orElse(conversation.known());
            List<String> digests = List.of(Sha256.hex(json));
            RequestKey key = RequestKey.of(offer, known, digests);
            String requestSha256 = RequestKey.requestDigest(known, digests);
            try (Ticket held = inFlight.hold(key)) {
                Channel channel = conversation.found().transcript().channel();
                Optional<Receipt> earlier = ledger.earlier(key, requestSha256);
                return told(channel, earlier.isPresent() ? earlier.get()
                        : keep(submissions.text(offer, known, key, requestSha256, conversation), List.of()))
                        .noting(conversation.notes());
            }
        });
    }

    private Receipt keep(Submission submission, List<Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).upload().keep(submission.arrived().blobs().get(i).key());
        }
        if (submission.original().length > 0) {
            keep(submission.original(), submission.arrived().blobs().getFirst().key());
        }
        Receipt receipt = ledger.keep(submission);
        if (receipt.fresh()) {
            Long durationMs = submission.interaction().durationMs();
            admission.accepted(parts.isEmpty() || durationMs == null ? 0 : durationMs / 1000.0);
            wake.run();
        } else {
            // another node was faster; on a failure it stays for the sweep, since the row may have been kept after all
            submission.arrived().blobs().forEach(blob -> blobs.remove(blob.key()));
        }
        return receipt;
    }

    private void keep(byte[] original, String key) {
        try (BlobStore.Upload upload = blobs.begin()) {
            upload.write(original, 0, original.length);
            upload.keep(key);
        }
    }

    private Receipt told(Channel channel, Receipt receipt) {
        listener.accepted(channel, receipt.fresh());
        return receipt;
    }

    /** Counts what was left or refused without having been read. */
    public Refusal left(Refusal refusal) {
        listener.refused(refusal.code());
        return refusal;
    }

    private <T> T counted(Supplier<T> work) {
        try {
            return work.get();
        } catch (Fault fault) {
            listener.refused(fault.code());
            throw fault;
        }
    }

    private static List<Part> sorted(List<Part> parts) {
        List<String> names = parts.stream().map(Part::name).toList();
        if (names.equals(ONE) || names.equals(TWO)) {
            return List.copyOf(parts);
        }
        if (names.size() == 2 && Set.copyOf(names).equals(Set.copyOf(TWO))) {
            return List.copyOf(parts.reversed());
        }
        throw new Rejected("inbox.parts-wrong", "A call needs one file named \"audio\", or two named \"agent\" and \"customer\"; there are "
                + parts.size() + ".");
    }
}
