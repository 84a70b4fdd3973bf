package dev.earmark.speech.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Recording.Track;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlayedSoundTest {

    private static final int RATE = 8_000;

    /** Rings for four seconds, then there is noise in place of a voice. */
    private static Pcm ringing() {
        short[] sound = new short[8 * RATE];
        Random noise = new Random(1);
        for (int i = 0; i < sound.length; i++) {
            double t = (double) i / RATE;
            double tone = Math.sin(2 * Math.PI * 440 * t) + Math.sin(2 * Math.PI * 480 * t);
            sound[i] = (short) (t < 4 ? 3_000 * tone : noise.nextGaussian() * 2_000);
        }
        return Pcm.of(RATE, sound);
    }

    private static CallAudio call(Pcm agent) {
        Recording recording = new Recording("c", List.of(new Track(Path.of("c.wav"), 0, Speaker.AGENT)));
        return new CallAudio(recording, new Source("c.wav", "", 8, 1, RATE),
                List.of(new CallAudio.Party(Speaker.AGENT, agent, new Level(-20, -10))));
    }

    private static Turn turn(int index, String words, long startMs) {
        List<Word> said = new ArrayList<>();
        for (String word : words.split(" ")) {
            long at = startMs + said.size() * 300L;
            said.add(new Word(word, new TimeSpan(at, at + 250), 0.9));
        }
        return new Turn(index, Speaker.AGENT, said.getFirst().time().covering(said.getLast().time()), words, said);
    }

    private static Transcript heard(Turn... turns) {
        return new Transcript("c", Channel.VOICE, new Source("c.wav", "", 8, 1, RATE), new Engine("vosk", "m", ""), List.of(turns));
    }

    @Test
    void whatIsTakenForWordsWhileItRingsIsNobodysAndThatIsSaid() {
        Transcript left = PlayedSound.without(heard(turn(0, "the the you", 1_000), turn(1, "good morning northfield", 6_000)),
                call(ringing()));

        assertThat(left.turns()).extracting(Turn::text).containsExactly("good morning northfield");
        assertThat(left.turns().getFirst().index()).isZero();
        assertThat(left.source().remarks()).extracting(SourceRemark::code).containsExactly(SourceRemark.PLAYED);
    }

    @Test
    void ofATurnThatBeginsWhileItRingsTheRestStays() {
        Transcript left = PlayedSound.without(heard(turn(0, "uh uh uh uh uh uh uh uh uh uh uh uh uh good morning there", 1_300)),
                call(ringing()));

        assertThat(left.turns()).hasSize(1);
        assertThat(left.turns().getFirst().text()).endsWith("good morning there").doesNotContain("uh uh uh uh uh uh");
    }

    @Test
    void aCallWithoutSuchSoundIsLeftAsItIs() {
        short[] noise = new short[8 * RATE];
        Random random = new Random(2);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextGaussian() * 2_000);
        }
        Transcript heard = heard(turn(0, "good morning northfield", 1_000));

        assertThat(PlayedSound.without(heard, call(Pcm.of(RATE, noise)))).isSameAs(heard);
    }
}
