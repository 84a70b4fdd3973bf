package dev.earmark.eval.mono;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.AudioSettings;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.ffmpeg.FfmpegDecoder;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Progress;
import dev.earmark.speech.LearntVoices;
import dev.earmark.speech.SpeechSettings;
import dev.earmark.speech.model.Models;
import dev.earmark.speech.party.PartyTranscriber;
import dev.earmark.speech.party.RoleWords;
import dev.earmark.speech.party.Swap;
import dev.earmark.speech.party.Telling;
import dev.earmark.speech.voice.SpeakerNetwork;
import dev.earmark.speech.voice.VoiceModels;
import dev.earmark.speech.voice.Voiceprints;
import dev.earmark.testing.OnnxFile;
import dev.earmark.testing.TimedCall;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Engine;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Transcript;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sample call mixed to one channel, with the words that the recogniser heard in it. */
class MonoMixIT {

    private static final String CALL = "bank-lost-card";

    @TempDir
    static Path folder;

    private static LearntVoices learnt;

    @BeforeAll
    static void read() {
        learnt = new LearntVoices(SpeechSettings.defaults(), new Models(Path.of("models"), folder));
    }

    private static TwoSides sides() {
        AudioIntake intake = new AudioIntake(AudioSettings.defaults(), new FfmpegDecoder(AudioSettings.defaults(), Path.of("target")));
        Path wav = Path.of("eval-sets/sample-calls/audio", CALL + ".wav");
        try (CallAudio audio = intake.take(intake.plan(CALL, wav, ChannelChoice.AGENT_LEFT))) {
            return TwoSides.of(CALL, audio);
        }
    }

    private static Transcript heard(CallAudio audio, long customerEarlierMs, TwoSides truth) {
        try (InputStream in = Objects.requireNonNull(MonoMixIT.class.getResourceAsStream("/one-channel/" + CALL + ".tsv"))) {
            List<Word> words = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split("\t")).forEach(cells -> {
                TimeSpan time = new TimeSpan(Long.parseLong(cells[1]), Long.parseLong(cells[2]));
                long earlier = truth.louder(time) == Speaker.CUSTOMER ? customerEarlierMs : 0;
                words.add(new Word(cells[0], new TimeSpan(Math.max(0, time.startMs() - earlier), Math.max(0, time.endMs() - earlier)),
                        Double.parseDouble(cells[3])));
            });
            words.sort(Comparator.comparingLong((Word word) -> word.time().startMs()));
            Turn all = new Turn(0, Speaker.UNKNOWN, words.getFirst().time().covering(words.getLast().time()),
                    words.stream().map(Word::text).collect(Collectors.joining(" ")), words);
            return new Transcript(CALL, Channel.VOICE, audio.source(), new Engine("vosk", "test", "00"), List.of(all));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Transcript told(CallAudio one, Transcript heard, Telling telling) {
        return told(one, heard, telling, null);
    }

    private static Transcript told(CallAudio one, Transcript heard, Telling telling, @Nullable Voiceprints prints) {
        return new PartyTranscriber((_, _) -> heard, RoleWords::load, Swap.AUTO, new VoiceModels(learnt, prints), telling)
                .transcribe(one, Progress.SILENT);
    }

    @ParameterizedTest
    @EnumSource(LineCondition.class)
    void nineOfTenWordsStandWithTheRightPartyWhateverTheLine(LineCondition condition) {
        TwoSides recorded = sides();
        TwoSides sides = condition.of(recorded);
        CallAudio one = sides.asOne(condition.noise(sides), 1);
        long earlierMs = condition == LineCondition.OVERLAP ? 600 : condition == LineCondition.ALL ? 300 : 0;
        Transcript told = told(one, heard(one, earlierMs, recorded), Telling.VOICE_AND_WORDS);

        WordShares shares = WordShares.of(told, sides);
        assertThat(shares.all()).isGreaterThan(100);
        assertThat(shares.rightPercent()).isGreaterThan(90);
        assertThat(told.source().remarks()).extracting(SourceRemark::code).containsExactly("speech.told-apart");
    }

    @ParameterizedTest
    @EnumSource(value = LineCondition.class, names = {"AS_IS", "NOISE"})
    void aSpeakerModelThatTellsLittleCostsNextToNothingAndTheTranscriptNamesIt(LineCondition condition) throws IOException {
        TwoSides recorded = sides();
        TwoSides sides = condition.of(recorded);
        CallAudio one = sides.asOne(condition.noise(sides), 1);
        Transcript heard = heard(one, 0, recorded);
        for (byte[] content : List.of(OnnxFile.ofBands(80, 64), OnnxFile.ofSound(48))) {
            try (SpeakerNetwork voices = OnnxFile.listed(content, folder)) {
                for (Telling telling : List.of(Telling.VOICE, Telling.VOICE_AND_WORDS)) {
                    Transcript told = told(one, heard, telling, voices);
                    assertThat(WordShares.of(told, sides).rightPercent()).as("%s, %s", telling, voices.load())
                            .isGreaterThanOrEqualTo(WordShares.of(told(one, heard, telling), sides).rightPercent() - 2);
                    assertThat(told.engine().model()).isEqualTo("test+voices");
                    assertThat(told.engine().sha256()).isEqualTo(
                            Sha256.hex(("00\n" + Sha256.hex(content)).getBytes(StandardCharsets.UTF_8)));
                    assertThat(told(one, heard, telling, voices)).as("the same again").isEqualTo(told);
                }
                assertThat(told(one, heard, Telling.WORDS, voices).engine()).as("it decided nothing").isEqualTo(heard.engine());
            }
        }
    }

    @Test
    void wordsAloneTellLessThanWordsAndVoice() {
        TwoSides sides = sides();
        CallAudio one = sides.asOne(0, 1);
        Transcript heard = heard(one, 0, sides);
        assertThat(WordShares.of(told(one, heard, Telling.WORDS), sides).rightPercent())
                .isLessThan(WordShares.of(told(one, heard, Telling.VOICE_AND_WORDS), sides).rightPercent());
        assertThat(WordShares.of(told(one, heard, Telling.NOT_AT_ALL), sides).unsurePercent()).isEqualTo(100);
    }

    @Test
    void anEarlierCustomerIsEarlierInTheTwoChannelsToo() {
        Transcript two = TimedCall.voice().words(Speaker.AGENT, "a", 1.0, 2.0).words(Speaker.CUSTOMER, "b", 2.2, 3.0)
                .heard();
        assertThat(LineCondition.OVERLAP.of(two).turns().get(1).words().getFirst().time()).isEqualTo(new TimeSpan(1_600, 2_400));
        assertThat(LineCondition.AS_IS.of(two)).isSameAs(two);
    }
}
