package dev.earmark.eval;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.Progress;
import dev.earmark.measure.Loudness;
import dev.earmark.speech.Transcriber;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what the machine hears in the place of what people wrote down, so that labels tell how well the whole way from sound to verdict
 * works.
 */
public final class HeardSet {

    private final AudioIntake intake;
    private final Transcriber transcriber;

    public HeardSet(AudioIntake intake, Transcriber transcriber) {
        this.intake = intake;
        this.transcriber = transcriber;
    }

    /**
     * The calls of a set that have a recording {@code ID.wav}, stereo with the agent on the left, as the machine hears them. Nothing but
     * the sound is used: names and other facts are left out.
     */
    public LabelledSet of(LabelledSet set, Path recordings) {
        List<LabelledSet.Case> heard = set.cases().stream()
                .filter(labelled -> Files.isRegularFile(wav(recordings, labelled)))
                .map(labelled -> hear(labelled, wav(recordings, labelled)))
                .toList();
        return new LabelledSet(set.name() + ", from sound", heard);
    }

    private static Path wav(Path recordings, LabelledSet.Case labelled) {
        return recordings.resolve(labelled.transcript().id() + ".wav");
    }

    private LabelledSet.Case hear(LabelledSet.Case labelled, Path wav) {
        try (CallAudio audio = intake.take(intake.plan(labelled.transcript().id(), wav, ChannelChoice.AGENT_LEFT))) {
            Transcript transcript = transcriber.transcribe(audio, Progress.SILENT);
            Map<Speaker, Loudness> loudness = new EnumMap<>(Speaker.class);
            audio.parties().forEach(party -> loudness.put(party.speaker(),
                    new Loudness(party.level().speechDbfs(), party.level().peakDbfs())));
            return new LabelledSet.Case(Facts.NONE, transcript, loudness, labelled.labels(), labelled.split());
        }
    }
}
