package dev.earmark.speech.party;

import dev.earmark.audio.CallAudio;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.Transcriber;
import dev.earmark.speech.voice.VoiceModels;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.List;
import java.util.function.Supplier;

/** Hears as another does, and then looks whose words they are. */
public final class PartyTranscriber implements Transcriber {

    private final Transcriber ears;
    private final Supplier<RoleWords> words;
    private final Swap swap;
    private final Telling telling;
    private final VoiceModels voices;

    /**
     * @param words  that tell the parties, asked for when something was heard
     * @param voices what is known of voices beforehand
     */
    public PartyTranscriber(Transcriber ears, Supplier<RoleWords> words, Swap swap, VoiceModels voices) {
        this(ears, words, swap, voices, Telling.VOICE_AND_WORDS);
    }

    /** @param telling by what the parties on one channel are told apart; anything but the usual is for measurements */
    public PartyTranscriber(Transcriber ears, Supplier<RoleWords> words, Swap swap, VoiceModels voices,
            Telling telling) {
        this.voices = voices;
        this.ears = ears;
        this.words = words;
        this.swap = swap;
        this.telling = telling;
    }

    @Override
    public Transcript transcribe(CallAudio audio, Progress progress) {
        Transcript said = Announced.told(PlayedSound.without(ears.transcribe(audio, progress), audio));
        Transcript heard = remarked(OpeningVoice.told(said, audio, voices.ofSpeechModel()));
        return audio.parties().size() == 1 ? new OneChannel(words.get(), telling, voices).apart(heard, audio)
                : new PartyCheck(words.get(), swap).checked(heard);
    }

    private static Transcript remarked(Transcript heard) {
        long words = heard.turns().stream().filter(turn -> turn.speaker() == Speaker.SYSTEM).mapToLong(turn -> turn.words().size()).sum();
        return words == 0 ? heard : new Transcript(heard.id(), heard.channel(), heard.source().with(List.of(new SourceRemark(
                "speech.announcement", "An announcement or a voice menu was heard; its %d words are nobody's.".formatted(words)))),
                heard.engine(), heard.turns());
    }
}
