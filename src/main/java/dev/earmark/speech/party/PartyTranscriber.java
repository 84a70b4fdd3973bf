package dev.earmark.speech.party;

import dev.earmark.audio.CallAudio;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.Transcriber;
import dev.earmark.speech.voice.Voiceprints;
import dev.earmark.transcript.Transcript;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hears as another does, and then looks whose words they are. */
public final class PartyTranscriber implements Transcriber {

    private final Transcriber ears;
    private final Supplier<RoleWords> words;
    private final Swap swap;
    private final Telling telling;
    private final @Nullable Voiceprints prints;

    /** @param words that tell the parties, asked for when something was heard */
    public PartyTranscriber(Transcriber ears, Supplier<RoleWords> words, Swap swap) {
        this(ears, words, swap, Telling.VOICE_AND_WORDS, null);
    }

    /**
     * @param telling by what the parties on one channel are told apart; anything but the usual is for measurements
     * @param prints  what a speaker model tells of voices; null without one
     */
    public PartyTranscriber(Transcriber ears, Supplier<RoleWords> words, Swap swap, Telling telling, @Nullable Voiceprints prints) {
        this.prints = prints;
        this.ears = ears;
        this.words = words;
        this.swap = swap;
        this.telling = telling;
    }

    @Override
    public Transcript transcribe(CallAudio audio, Progress progress) {
        Transcript heard = Announced.told(PlayedSound.without(ears.transcribe(audio, progress), audio));
        return audio.parties().size() == 1 ? new OneChannel(words.get(), telling, prints).apart(heard, audio)
                : new PartyCheck(words.get(), swap).checked(heard);
    }
}
