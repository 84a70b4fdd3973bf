package dev.earmark.steps;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.events.EventType;
import dev.earmark.interaction.Progress;
import dev.earmark.measure.Loudness;
import dev.earmark.originals.OriginalWords;
import dev.earmark.redaction.RecorderPauses;
import dev.earmark.redaction.Redacted;
import dev.earmark.redaction.Redactor;
import dev.earmark.speech.Transcriber;
import dev.earmark.store.Findings.Heard;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.store.StepName;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hears a recording, and draws its outline while it is open. */
public final class TranscribeStep implements Step<Heard> {

    public static final StepFinding<Heard> HEARD = StepFinding.ofInteraction(StepName.TRANSCRIBE, Heard.class);

    private final AudioIntake audio;
    private final Transcriber transcriber;
    private final Redactor redactor;

    /** @param redactor takes out what nobody may keep, before anything else sees it */
    public TranscribeStep(AudioIntake audio, Transcriber transcriber, Redactor redactor) {
        this.audio = audio;
        this.transcriber = transcriber;
        this.redactor = redactor;
    }

    @Override
    public StepFinding<Heard> finding() {
        return HEARD;
    }

    /** The sound is open only while it is heard. */
    @Override
    public StepOutput<Heard> find(StepInput known, Progress progress) {
        progress.at("reading", 0);
        try (CallAudio call = audio.take(known.sound())) {
            Transcript said = RecorderPauses.into(named(transcriber.transcribe(call, progress), known.source()), known.sound().pauses());
            Redacted redacted = redactor.of(said, known.facts());
            Transcript transcript = redacted.transcript();
            CallAudio named = (transcript.source().partiesSwapped() ? call.swapped() : call).masked(redacted.times(), redactor.mask());
            List<StepOutput.NamedFile> files = new ArrayList<>();
            files.add(StepOutput.NamedFile.of(PeaksFile.NAME, "application/octet-stream", PeaksFile.of(named)));
            if (!redacted.times().isEmpty()) {
                files.addAll(new MaskedFiles(audio, known.sound(), redacted.times(), redactor.mask(), "").all());
            }
            redactor.original(said, known.facts(), redacted).ifPresent(original -> files.addAll(files(original, known)));
            return new StepOutput<>(Optional.of(new Heard(transcript, loudness(named))), files, transcript.source().seconds(), 0);
        }
    }

    /** What is kept of the words and the sound as they came in. */
    private List<StepOutput.NamedFile> files(Redacted original, StepInput known) {
        List<StepOutput.NamedFile> files = new ArrayList<>(
                new MaskedFiles(audio, known.sound(), original.times(), redactor.mask(), Blob.ORIGINAL).all());
        files.add(StepOutput.NamedFile.of(OriginalWords.NAME, OriginalWords.TYPE, OriginalWords.of(original.transcript())));
        return files;
    }

    private static Map<Speaker, Loudness> loudness(CallAudio call) {
        Map<Speaker, Loudness> loudness = new EnumMap<>(Speaker.class);
        for (CallAudio.Party party : call.parties()) {
            loudness.put(party.speaker(), new Loudness(party.level().speechDbfs(), party.level().peakDbfs()));
        }
        return loudness;
    }

    /** The file may have a name of ours. */
    private static Transcript named(Transcript heard, @Nullable String source) {
        if (source == null) {
            return heard;
        }
        return new Transcript(heard.id(), heard.channel(), heard.source().named(source), heard.engine(), heard.turns());
    }

    @Override
    public boolean keep(Entry entry, Optional<Heard> found) {
        entry.put(HEARD, found);
        int turns = found.map(heard -> heard.transcript().turns().size()).orElse(0);
        entry.happened(EventType.TRANSCRIBED, Map.of("turns", String.valueOf(turns)));
        return true;
    }
}
