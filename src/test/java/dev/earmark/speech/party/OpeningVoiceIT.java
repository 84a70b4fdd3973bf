package dev.earmark.speech.party;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.Resampled;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.voice.VoiceModels;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample call, before which something is played on the agent's channel; the words stand at equal distances where there is sound. */
class OpeningVoiceIT {

    private static final int RATE_HZ = 8_000;
    private static final long GAP_MS = 500;
    private static final String PLAYED = "hello and welcome to a house that sells all kinds of things at any time of the day";
    private static final String GREETING = "good morning welcome to this house what can we do for you today";

    private static CallAudio opened(Path file) {
        AudioIntake intake = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), Path.of("target")));
        return intake.take(intake.plan("c", file, ChannelChoice.AGENT_LEFT));
    }

    private static short[] sound(CallAudio audio, int party) {
        Resampled sound = new Resampled(audio.parties().get(party).pcm(), RATE_HZ);
        float[] samples = new float[(int) sound.length()];
        sound.read(0, samples);
        short[] all = new short[samples.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (short) samples[i];
        }
        return all;
    }

    /** Where a channel is loud, in pieces of 300 ms. */
    private static List<TimeSpan> loud(short[] sound, long fromMs, long laterMs) {
        List<TimeSpan> loud = new ArrayList<>();
        int size = RATE_HZ * 3 / 10;
        for (int at = (int) (fromMs * RATE_HZ / 1_000); at + size <= sound.length; at += size) {
            double power = 0;
            for (int i = at; i < at + size; i++) {
                power += (double) sound[i] * sound[i] / size;
            }
            long start = 1_000L * at / RATE_HZ + laterMs;
            if (power > 300 * 300) {
                loud.add(new TimeSpan(start, start + 300));
            }
        }
        return loud;
    }

    private static Turn turn(Speaker speaker, List<TimeSpan> times, String text) {
        String[] said = text.split(" ");
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            words.add(new Word(said[i % said.length], times.get(i), 0.9));
        }
        return new Turn(0, speaker, times.getFirst().covering(times.getLast()),
                words.stream().map(Word::text).collect(Collectors.joining(" ")), words);
    }

    /** @param announcement by name; empty for none */
    private static Transcript told(String announcement, String first) {
        try (CallAudio call = opened(Path.of("eval-sets/sample-calls/audio/bank-lost-card.wav"))) {
            short[] played = new short[0];
            if (!announcement.isEmpty()) {
                try (CallAudio audio = opened(Path.of("eval-sets/announcements/mended", announcement + ".opus"))) {
                    played = sound(audio, 0);
                }
            }
            long laterMs = 1_000L * played.length / RATE_HZ + GAP_MS;
            int later = (int) (laterMs * RATE_HZ / 1_000);
            short[] agent = joined(played, later, sound(call, 0));
            short[] customer = joined(new short[0], later, sound(call, 1));
            List<TimeSpan> agents = loud(agent, laterMs, 0);
            List<Turn> turns = new ArrayList<>();
            if (!announcement.isEmpty()) {
                turns.add(turn(Speaker.AGENT, loud(agent, 0, 0).stream().filter(time -> time.startMs() < laterMs).toList(), first));
            }
            turns.add(turn(Speaker.AGENT, agents.subList(0, 10), GREETING));
            turns.add(turn(Speaker.AGENT, agents.subList(10, agents.size()), "i will look and tell you what i find"));
            turns.add(turn(Speaker.CUSTOMER, loud(customer, laterMs, 0), "i have lost my card and need another one"));
            Transcript heard = new Transcript("c", Channel.VOICE, call.source(), new Engine("vosk", "m", ""), numbered(turns));
            return new PartyTranscriber((_, _) -> heard, RoleWords::load, Swap.NEVER, VoiceModels.NONE).transcribe(new CallAudio(
                    call.recording(), call.source(), List.of(party(Speaker.AGENT, agent), party(Speaker.CUSTOMER, customer))),
                    Progress.SILENT);
        }
    }

    private static List<Turn> numbered(List<Turn> turns) {
        List<Turn> sorted = turns.stream().sorted(Comparator.comparingLong((Turn turn) -> turn.words().getFirst().time().startMs()))
                .toList();
        List<Turn> numbered = new ArrayList<>();
        sorted.forEach(turn -> numbered.add(new Turn(numbered.size(), turn.speaker(), turn.time(), turn.text(), turn.words())));
        return numbered;
    }

    private static short[] joined(short[] played, int later, short[] call) {
        short[] all = Arrays.copyOf(played, later + call.length);
        System.arraycopy(call, 0, all, later, call.length);
        return all;
    }

    private static CallAudio.Party party(Speaker speaker, short[] sound) {
        return new CallAudio.Party(speaker, Pcm.of(RATE_HZ, sound), new Level(-20, -3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"insurance-online", "energy-waiting", "bank-recorded"})
    void anotherVoiceBeforeTheAgentAnswersIsTheSystemsWhateverItSays(String announcement) {
        Transcript told = told(announcement, PLAYED);

        assertThat(told.turns().getFirst().speaker()).isEqualTo(Speaker.SYSTEM);
        assertThat(told.turns().getFirst().text()).startsWith("hello and welcome to a house");
        assertThat(told.turns()).filteredOn(turn -> turn.speaker() == Speaker.SYSTEM)
                .noneMatch(turn -> turn.text().contains("good morning"));
        assertThat(told.turns()).filteredOn(turn -> turn.speaker() == Speaker.AGENT).anyMatch(turn -> turn.text().contains("good morning"));
        assertThat(told.source().remarks()).extracting(SourceRemark::code).contains("speech.announcement");
    }

    @Test
    void anAgentWhoGreetsWithoutSayingIIsTheAgent() {
        Transcript told = told("", "");

        assertThat(told.turns()).noneMatch(turn -> turn.speaker() == Speaker.SYSTEM);
        assertThat(told.turns().getFirst().text()).startsWith("good morning welcome");
        assertThat(told.source().remarks()).isEmpty();
    }

    @Test
    void aPersonWhoSaysIIsNoAnnouncementEvenInAnotherVoice() {
        assertThat(told("insurance-online", "hello you have come to the front desk and i will pass you on to somebody else now").turns())
                .noneMatch(turn -> turn.speaker() == Speaker.SYSTEM);
    }
}
