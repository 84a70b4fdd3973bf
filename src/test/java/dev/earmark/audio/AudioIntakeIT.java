package dev.earmark.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.audio.format.RawSound;
import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.audio.samples.Level;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Recording;
import dev.earmark.testing.Wav;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioIntakeIT {

    private static final short[] AGENT = Wav.tone(8_000, 440, 1, 0.5);
    private static final short[] CUSTOMER = Wav.tone(8_000, 880, 1, 0.1);

    @TempDir
    Path folder;

    private final AudioIntake intake = new AudioIntake(AudioSettings.defaults(), new NoDecoder());

    @Test
    void inStereoEachChannelIsAPartyAsChosen() throws IOException {
        Path file = Wav.pcm16(8_000, AGENT, CUSTOMER).write(folder.resolve("call.wav"));
        try (CallAudio left = intake.take(intake.plan("c", file, ChannelChoice.AGENT_LEFT));
                CallAudio right = intake.take(intake.plan("c", file, ChannelChoice.AGENT_RIGHT))) {
            assertThat(left.parties()).extracting(CallAudio.Party::speaker).containsExactly(Speaker.AGENT, Speaker.CUSTOMER);
            assertThat(left.parties().getFirst().level()).isEqualTo(right.parties().getLast().level());
            assertThat(left.source().file()).isEqualTo("call.wav");
            assertThat(left.source().channels()).isEqualTo(2);
            assertThat(left.source().sampleRateHz()).isEqualTo(8_000);
            assertThat(left.source().seconds()).isEqualTo(1);
            assertThat(left.source().sha256()).isEqualTo(Sha256.of(file)).hasSize(64);
        }
    }

    @Test
    void inMonoNobodyKnowsWhoSpeaks() throws IOException {
        Path file = Wav.pcm16(8_000, AGENT).write(folder.resolve("call.wav"));
        assertThat(intake.plan("c", file, ChannelChoice.AGENT_LEFT).tracks())
                .containsExactly(new Recording.Track(file, 0, Speaker.UNKNOWN));
    }

    @Test
    void twoMonoFilesMakeOneCall() throws IOException {
        Path agent = Wav.pcm16(8_000, AGENT).write(folder.resolve("a.wav"));
        Path customer = Wav.pcm16(16_000, Wav.tone(16_000, 880, 3, 0.1)).write(folder.resolve("b.wav"));
        try (CallAudio call = intake.take(intake.plan("c", agent, customer))) {
            assertThat(call.parties()).extracting(CallAudio.Party::speaker).containsExactly(Speaker.AGENT, Speaker.CUSTOMER);
            assertThat(call.source().file()).isEqualTo("a.wav + b.wav");
            assertThat(call.source().seconds()).isEqualTo(3);
            assertThat(call.source().channels()).isEqualTo(2);
            assertThat(call.source().sha256()).isEqualTo(Sha256.hex(HexFormat.of().parseHex(Sha256.of(agent) + Sha256.of(customer))));
        }
    }

    @Test
    void aFileForOnePartyMustBeMono() throws IOException {
        Path stereo = Wav.pcm16(8_000, AGENT, CUSTOMER).write(folder.resolve("a.wav"));
        assertThatThrownBy(() -> intake.plan("c", stereo, stereo)).isInstanceOf(Rejected.class)
                .hasMessage("a.wav has 2 channels, but a file with one party has 1; give one mono file for each party.");
    }

    @Test
    void aMonoCallStoredTwiceInStereoHasNoPartiesToTellApart() throws IOException {
        Path file = Wav.pcm16(8_000, AGENT, AGENT).write(folder.resolve("call.wav"));
        try (CallAudio call = intake.take(intake.plan("c", file, ChannelChoice.AGENT_LEFT))) {
            assertThat(call.parties()).extracting(CallAudio.Party::speaker).containsExactly(Speaker.UNKNOWN);
        }
    }

    @Test
    void oneDeadChannelIsAPartyThatSaysNothing() throws IOException {
        Path file = Wav.pcm16(8_000, AGENT, new short[8_000]).write(folder.resolve("call.wav"));
        try (CallAudio call = intake.take(intake.plan("c", file, ChannelChoice.AGENT_LEFT))) {
            assertThat(call.parties().getLast().level()).isEqualTo(new Level(-90, -90));
        }
    }

    @Test
    void tenMillisecondsAreARecording() throws IOException {
        Path file = Wav.pcm16(8_000, new short[80]).write(folder.resolve("call.wav"));
        try (CallAudio call = intake.take(intake.plan("c", file, ChannelChoice.AGENT_LEFT))) {
            assertThat(call.source().seconds()).isEqualTo(0.01);
        }
    }

    @Test
    void everyChannelBesideTheTwoPartiesIsSomebodyElse() throws IOException {
        Path file = Wav.pcm16(8_000, AGENT, CUSTOMER, Wav.tone(8_000, 330, 1, 0.2)).write(folder.resolve("call.wav"));
        assertThat(intake.plan("c", file, new ChannelChoice(2, 0)).tracks()).containsExactly(
                new Recording.Track(file, 2, Speaker.AGENT), new Recording.Track(file, 0, Speaker.CUSTOMER),
                new Recording.Track(file, 1, Speaker.OTHER));
    }

    @Test
    void soundWithoutAHeaderIsReadByTheEndingThatItsSenderGaveIt() throws IOException {
        byte[] quiet = new byte[8_000];
        Arrays.fill(quiet, (byte) 0xd5); // also how a GSM frame could begin
        Path kept = Files.write(folder.resolve("0190-audio"), quiet);
        for (String name : List.of("a.ulaw", "b.UL", "c.alaw", "d.al")) {
            assertThat(intake.shape(new Given(kept, name)).seconds()).as(name).isEqualTo(1);
        }
        assertThat(intake.shape(new Given(kept, "e.sln")).seconds()).isEqualTo(0.5);
        assertThat(intake.shape(new Given(kept, "f.raw")).seconds()).isEqualTo(0.5);
        assertThat(intake.shape(new Given(kept, "g.sln16"))).isEqualTo(new SoundShape(1, 16_000, 0.25));
    }

    @Test
    void howRawFilesAreWrittenIsASetting() throws IOException {
        AudioSettings mine = new AudioSettings(Duration.ofHours(1), 1_000_000, Duration.ofMinutes(1), folder, RawSound.Layout.A_LAW,
                16_000);
        Path file = Files.write(folder.resolve("call.raw"), new byte[16_000]);
        AudioIntake reading = new AudioIntake(mine, new NoDecoder());
        try (CallAudio call = reading.take(reading.plan("c", file, ChannelChoice.AGENT_LEFT))) {
            assertThat(call.source().seconds()).isEqualTo(1);
            assertThat(call.source().remarks()).extracting(SourceRemark::sentence).containsExactly(
                    "The file has no header and was read as the ending of its name says, at 16000 samples a second.");
        }
    }

    @Test
    void whatSaysWhatItIsIsReadAsThatWhateverItsEnding() throws IOException {
        Path file = Wav.pcm16(16_000, Wav.tone(16_000, 440, 1, 0.5)).write(folder.resolve("call.ulaw"));
        assertThat(intake.shape(Given.of(file))).isEqualTo(new SoundShape(1, 16_000, 1));
    }

    @Test
    void aChannelThatIsNotThereIsRefused() throws IOException {
        Path file = Wav.pcm16(8_000, AGENT, CUSTOMER).write(folder.resolve("call.wav"));
        assertThatThrownBy(() -> intake.plan("c", file, new ChannelChoice(0, 2))).isInstanceOf(Rejected.class)
                .hasMessage("call.wav has 2 channels, so the parties cannot be on channels 1 and 3.");
    }

    @Test
    void aRecordingThatIsTooLongIsRefused() throws IOException {
        AudioSettings strict = new AudioSettings(Duration.ofMinutes(2), 1_000_000_000, Duration.ofMinutes(1), folder);
        AudioIntake careful = new AudioIntake(strict, new NoDecoder());
        Path file = Wav.pcm16(8_000, new short[8_000 * 121]).write(folder.resolve("call.wav"));
        assertThatThrownBy(() -> careful.take(careful.plan("c", file, ChannelChoice.AGENT_LEFT))).isInstanceOf(Rejected.class)
                .hasMessage("call.wav is longer than 2 minutes, the longest that is accepted.");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        AudioIntake careful = new AudioIntake(new AudioSettings(Duration.ofHours(1), 1_000, Duration.ofMinutes(1), folder),
                new NoDecoder());
        Path file = Files.write(folder.resolve("call.wav"), new byte[1_001]);
        assertThatThrownBy(() -> careful.plan("c", file, ChannelChoice.AGENT_LEFT)).isInstanceOf(Rejected.class)
                .hasMessage("call.wav has 1001 bytes, but at most 1000 are accepted.");
    }

    @Test
    void whatIsNoRecordingIsNamed() throws IOException {
        refused("", "is empty");
        refused("Dear customer,\nthank you for calling.\n", "is text, not a recording");
        refused("PK\u0003\u0004\u0014\u0000", "is a ZIP archive, not a recording");
        refused("\u0089PNG\r\n\u001a\n", "is a picture, not a recording");
        refused("%PDF-1.7\n", "is a PDF document, not a recording");
        refused("RIFF\u0000", "is a RIFF file without sound, or cut off within its header");
        refused("\u0000", "is not a recording of a known format");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThatThrownBy(() -> intake.plan("c", folder.resolve("no.wav"), ChannelChoice.AGENT_LEFT)).isInstanceOf(NotFound.class)
                .hasMessage("There is no file no.wav.");
        assertThatThrownBy(() -> intake.plan("c", folder, ChannelChoice.AGENT_LEFT)).isInstanceOf(Rejected.class)
                .extracting(fault -> ((Fault) fault).code()).isEqualTo("audio.not-a-file");
    }

    @Test
    void compressedSoundInAWavIsForTheDecoder() throws IOException {
        Path gsm = new Wav().tag(0x31).bits(0).frameBytes(65).sound(new byte[650]).write(folder.resolve("call.wav"));
        assertThatThrownBy(() -> intake.plan("c", gsm, ChannelChoice.AGENT_LEFT)).isInstanceOf(Unavailable.class)
                .hasMessage("asked for WAV");
    }

    private void refused(String content, String what) throws IOException {
        Path file = Files.write(folder.resolve("call.wav"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> intake.plan("c", file, ChannelChoice.AGENT_LEFT)).isInstanceOf(Rejected.class)
                .hasMessage("call.wav " + what + "; send WAV, MP3, M4A, Opus, FLAC, GSM or WebM.");
    }

    /** A machine without a decoder. */
    private static final class NoDecoder implements MediaDecoder {
        @Override
        public List<Stream> streams(Path file, SoundKind kind) {
            throw new Unavailable("audio.decoder-missing", "asked for " + kind);
        }

        @Override
        public void decode(Path file, SoundKind kind, int stream, FileChannel wav) {
            throw new Unavailable("audio.decoder-missing", "asked for " + kind);
        }
    }
}
