package dev.earmark.adapting;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.interaction.Progress;
import dev.earmark.interaction.Recording;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.VoskTranscriber;
import dev.earmark.speech.WordErrorRate;
import dev.earmark.speech.model.AdaptedTalk;
import dev.earmark.speech.model.AdaptedTalks;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.talk.HouseText;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Wrong words in recordings whose words people have corrected, with and without what was learnt. For one thread. */
final class HouseErrors {

    /** What is heard within a minute on two cores, twice. */
    private static final double MOST_SECONDS = 600;

    private final AudioIntake audio;
    private final SpeechSettings settings;

    /** @param recording that was held out @param said what people heard in it */
    record Call(Recording recording, Transcript said) {}

    HouseErrors(AudioIntake audio, SpeechSettings settings) {
        this.audio = audio;
        this.settings = settings;
    }

    /**
     * Calls are heard until ten minutes are full; one whose words are just those that the recogniser hears was not corrected and does not
     * count.
     *
     * @param with   where the models are unpacked with what was learnt in use
     * @return empty when nothing was heard
     */
    Optional<AdaptedTalk.Errors> of(List<Call> calls, Models without, Models with, Progress progress) {
        WordErrorRate before = WordErrorRate.NONE;
        WordErrorRate after = WordErrorRate.NONE;
        double seconds = 0;
        try (VoskTranscriber usual = new VoskTranscriber(settings.adaptedTo(AdaptedTalks.NONE), without);
                VoskTranscriber adapted = new VoskTranscriber(settings.adaptedTo(AdaptedTalks.IN_USE), with)) {
            for (int i = 0; i < calls.size() && seconds < MOST_SECONDS; i++) {
                Call call = calls.get(i);
                progress.at("listening", (double) i / calls.size());
                try (CallAudio sound = audio.take(call.recording())) {
                    WordErrorRate first = errors(call.said(), usual.transcribe(sound, Progress.SILENT));
                    seconds += sound.source().seconds();
                    if (first.errors() > 0 || !call.said().recognised()) {
                        before = before.plus(first);
                        after = after.plus(errors(call.said(), adapted.transcribe(sound, Progress.SILENT)));
                    }
                }
            }
        }
        return before.words() == 0 ? Optional.empty()
                : Optional.of(new AdaptedTalk.Errors(before.percent(), after.percent(), before.words()));
    }

    /** Party by party where both know who they are, else all words in the order of the turns. */
    private static WordErrorRate errors(Transcript said, Transcript heard) {
        Set<Speaker> parties = speakers(said);
        return parties.equals(speakers(heard))
                ? parties.stream().map(one -> WordErrorRate.of(words(said, Set.of(one)), words(heard, Set.of(one))))
                        .reduce(WordErrorRate.NONE, WordErrorRate::plus)
                : WordErrorRate.of(words(said, parties), words(heard, speakers(heard)));
    }

    private static Set<Speaker> speakers(Transcript transcript) {
        return transcript.turns().stream().map(turn -> turn.speaker()).filter(Speaker::isPerson).collect(Collectors.toSet());
    }

    /** In the spelling of the recogniser. */
    private static String words(Transcript transcript, Set<Speaker> speakers) {
        return transcript.turns().stream().filter(turn -> speakers.contains(turn.speaker()))
                .flatMap(turn -> HouseText.Passage.of(turn.text()).sentences().stream())
                .flatMap(List::stream).collect(Collectors.joining(" "));
    }
}
