package dev.earmark.audio.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.fault.Rejected;
import dev.earmark.testing.Corpora;
import dev.earmark.testing.Wav;
import dev.earmark.transcript.SourceRemark;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavFileIT {

    private static final byte[] SECOND = new byte[16_000];

    @TempDir
    Path folder;

    @Test
    void plainPcmIsReadSampleBySample() throws IOException {
        assertThat(samples(Wav.pcm16(8_000, new short[] {1, -2, 32_767, -32_768}))).containsExactly(1, -2, 32_767, -32_768);
    }

    @Test
    void eachChannelIsReadAlone() throws IOException {
        Path file = Wav.pcm16(8_000, new short[] {1, 2, 3}, new short[] {-1, -2, -3}).write(folder.resolve("a.wav"));
        try (WavFile wav = WavFile.open(file, StandardOpenOption.READ)) {
            assertThat(read(wav.channel(0))).containsExactly(1, 2, 3);
            assertThat(read(wav.channel(1))).containsExactly(-1, -2, -3);
            assertThat(wav.shape()).isEqualTo(new SoundShape(2, 8_000, 3 / 8_000.0));
        }
    }

    @Test
    void readingFromTheMiddleAndBeyondTheEndGivesWhatIsThere() throws IOException {
        Path file = Wav.pcm16(8_000, new short[] {1, 2, 3}).write(folder.resolve("a.wav"));
        try (WavFile wav = WavFile.open(file, StandardOpenOption.READ)) {
            short[] two = new short[2];
            assertThat(wav.channel(0).read(2, two)).isEqualTo(1);
            assertThat(two[0]).isEqualTo((short) 3);
            assertThat(wav.channel(0).read(3, two)).isZero();
            assertThat(wav.channel(0).read(1_000_000_000_000L, two)).isZero();
        }
    }

    @Test
    void eightBitsAreUnsigned() throws IOException {
        assertThat(samples(new Wav().bits(8).sound(new byte[] {(byte) 128, 0, (byte) 255}))).containsExactly(0, -32_768, 127 << 8);
    }

    @Test
    void wideIntegersLoseTheirLowestBits() throws IOException {
        assertThat(samples(new Wav().bits(24).sound(new byte[] {9, 0x34, 0x12, 9, 0, (byte) 0x80}))).containsExactly(0x1234, -32_768);
        assertThat(samples(new Wav().bits(32).sound(new byte[] {9, 9, 0x34, 0x12}))).containsExactly(0x1234);
    }

    @Test
    void floatingPointIsClippedAtFullScaleAndNotANumberIsSilence() throws IOException {
        ByteBuffer floats = Wav.little(20).putFloat(0.5f).putFloat(-1f).putFloat(3f).putFloat(Float.NaN).putFloat(Float.NEGATIVE_INFINITY);
        assertThat(samples(new Wav().tag(3).bits(32).sound(floats.array()))).containsExactly(16_384, -32_767, 32_767, 0, -32_767);
        assertThat(samples(new Wav().tag(3).bits(64).sound(Wav.little(8).putDouble(-0.5).array()))).containsExactly(-16_383);
    }

    /** Values of the tables of ITU-T G.711, scaled to 16 bits. */
    @Test
    void telephoneCompandingIsUndone() throws IOException {
        byte[] codes = {(byte) 0xff, 0x7f, (byte) 0x80, 0x00};
        assertThat(samples(new Wav().tag(7).bits(8).sound(codes))).containsExactly(0, 0, 32_124, -32_124);
        assertThat(samples(new Wav().tag(6).bits(8).sound(new byte[] {(byte) 0xd5, 0x55, (byte) 0xaa, 0x2a})))
                .containsExactly(8, -8, 32_256, -32_256);
    }

    @Test
    void anExtensibleHeaderIsReadByItsSubFormat() throws IOException {
        assertThat(samples(new Wav().extensible().sound(new byte[] {1, 0, 2, 0}))).containsExactly(1, 2);
    }

    @Test
    void upToEightChannelsAndNinetySixKilohertzAreRead() throws IOException {
        assertThat(samples(new Wav().channels(8).rate(96_000).sound(new byte[32]))).containsExactly(0, 0);
    }

    @Test
    void anOddByteAtTheEndIsLeftOut() throws IOException {
        assertThat(samples(new Wav().sound(new byte[] {1, 0, 2}))).containsExactly(1);
    }

    @Test
    void aWavFromAPipeThatCannotKnowItsLengthIsReadToItsEnd() throws IOException {
        assertThat(samples(new Wav().piped().sound(new byte[] {1, 0, 2, 0}))).containsExactly(1, 2);
    }

    @Test
    void aShortfallThatNobodyHearsIsForgiven() throws IOException {
        assertThat(samples(new Wav().declaring(SECOND.length + 1_600).sound(SECOND))).hasSize(8_000);
    }

    @Test
    void aRecordingThatHoldsLessThanItDeclaresIsReadToItsEndAndThatIsRemarked() throws IOException {
        assertThat(remark(new Wav().declaring(32_000).sound(SECOND))).isEqualTo("audio.shorter-than-declared: The header declares 2 s of "
                + "sound, the file holds 1 s: read to its end; if it was cut off, send it whole.");
        assertThat(samples(new Wav().declaring(32_000).sound(SECOND))).hasSize(8_000);
    }

    @Test
    void aRecorderThatNeverEntersTheLengthIsReadToTheEndWhateverItWrites() throws IOException {
        for (long written : new long[] {0, 0x7FFF_F000L, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL}) {
            assertThat(samples(new Wav().declaring(written).sound(SECOND))).hasSize(8_000);
            assertThat(remark(new Wav().declaring(written).sound(SECOND))).isEqualTo("audio.length-untold: The header does not give the "
                    + "length, as when a recorder is still writing; it was read to its end, 1 s.");
        }
    }

    @Test
    void recordingsOneAfterAnotherInAFileAreOne() throws IOException {
        byte[] first = new Wav().sound(new byte[] {1, 0, 2, 0}).bytes();
        byte[] second = new Wav().sound(new byte[] {3, 0, 4, 0}).bytes();
        byte[] untold = new Wav().declaring(0xFFFF_FFFFL).sound(new byte[] {5, 0, 6, 0}).bytes();
        try (WavFile wav = WavFile.open(write(joined(first, second, untold, untold)), StandardOpenOption.READ)) {
            assertThat(read(wav.channel(0))).containsExactly(1, 2, 3, 4, 5, 6, 5, 6);
            short[] middle = new short[4];
            assertThat(wav.channel(0).read(1, middle)).isEqualTo(4);
            assertThat(middle).containsExactly(2, 3, 4, 5);
            assertThat(wav.remarks()).extracting(SourceRemark::code).contains("audio.several-recordings");
        }
    }

    @Test
    void aRecordingOfAnotherFormatBehindTheFirstIsNotPassedOverInSilence() throws IOException {
        byte[] both = joined(new Wav().sound(SECOND).bytes(), new Wav().rate(16_000).sound(SECOND).bytes());
        try (WavFile wav = WavFile.open(write(both), StandardOpenOption.READ)) {
            assertThat(wav.shape().seconds()).isEqualTo(1);
            assertThat(wav.remarks()).extracting(SourceRemark::code).containsExactly("audio.recording-left");
        }
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private String remark(Wav wav) throws IOException {
        try (WavFile file = WavFile.open(write(wav.bytes()), StandardOpenOption.READ)) {
            assertThat(file.remarks()).hasSize(1);
            return file.remarks().getFirst().code() + ": " + file.remarks().getFirst().sentence();
        }
    }

    @Test
    void impossibleChannelsAreRefused() throws IOException {
        refused(new Wav().channels(0).sound(SECOND), "audio.channels", "call.wav declares 0 channels, but recordings have 1 to 8.");
        refused(new Wav().channels(65_535).sound(SECOND), "audio.channels",
                "call.wav declares 65535 channels, but recordings have 1 to 8.");
    }

    @Test
    void impossibleRatesAreRefused() throws IOException {
        for (int rate : new int[] {0, -1, 1, 7_999, 96_001, 192_000}) {
            refused(new Wav().rate(rate).sound(SECOND), "audio.sample-rate", "call.wav declares " + Integer.toUnsignedString(rate)
                    + " samples a second, but recordings have 8000 to 96000; convert it to 8000 or 16000.");
        }
    }

    @Test
    void impossibleBitsAreRefused() throws IOException {
        refused(new Wav().bits(7).sound(SECOND), "audio.bits", "call.wav declares 7 bits a sample, but recordings have 8, 16, 24 or 32.");
        refused(new Wav().tag(3).bits(16).sound(SECOND), "audio.bits",
                "call.wav declares 16 bits a sample, but recordings have 32 or 64 for floating point.");
        refused(new Wav().tag(7).bits(16).sound(SECOND), "audio.bits",
                "call.wav declares 16 bits a sample, but recordings have 8 for A-law and mu-law.");
    }

    @Test
    void aHeaderThatContradictsItselfIsRefused() throws IOException {
        refused(new Wav().frameBytes(3).sound(SECOND), "audio.wav-broken",
                "call.wav declares 3 bytes for each moment of sound, but 1 channels of 16 bits take 2; export it again as PCM WAV.");
    }

    @Test
    void aHeaderWithoutSoundIsRefused() throws IOException {
        refused(new Wav(), "audio.no-sound", "call.wav has a header but no sound after it; record or export it again.");
        refused(Wav.riff(-1, List.of(Wav.chunk("fmt ", format(), -1))), "audio.wav-broken",
                "call.wav has no sound (data chunk); export it again as PCM WAV.");
    }

    @Test
    void soundWithoutDescriptionIsRefused() throws IOException {
        refused(Wav.riff(-1, List.of(Wav.chunk("data", SECOND, -1))), "audio.wav-broken",
                "call.wav has sound (data chunk) before any description of it (fmt chunk); export it again as PCM WAV.");
        refused(Wav.riff(-1, List.of(Wav.chunk("fmt ", new byte[4], -1), Wav.chunk("data", SECOND, -1))), "audio.wav-broken",
                "call.wav has a description of its sound (fmt chunk) of only 4 bytes; export it again as PCM WAV.");
    }

    @Test
    void chunksWithoutEndAreRefused() throws IOException {
        byte[] endless = new byte[200_000];
        refused(Wav.riff(-1, List.of(endless)), "audio.wav-broken",
                "call.wav has no description of its sound (fmt chunk); export it again as PCM WAV.");
    }

    @Test
    void everyTruncationOfAHeaderIsRefusedWithASentence() throws IOException {
        byte[] whole = new Wav().sound(SECOND).bytes();
        for (int length = 0; length < whole.length - SECOND.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> WavFile.open(write(cut), StandardOpenOption.READ)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void realTelephoneRecordingsOfOddFormatsAreRead() {
        Path wavs = Corpora.folder("decoder-audio").resolve("wav");
        try (WavFile eightBits = WavFile.open(wavs.resolve("aws_pca_auto0_mono.wav"), StandardOpenOption.READ);
                WavFile muLaw = WavFile.open(wavs.resolve("azure_whatstheweatherlike_mulaw.wav"), StandardOpenOption.READ)) {
            assertThat(eightBits.shape().seconds()).isCloseTo(277.6, within(0.5));
            assertThat(Level.of(FrameLevels.of(eightBits.channel(0))).speechDbfs()).isBetween(-40.0, -10.0);
            assertThat(Level.of(FrameLevels.of(muLaw.channel(0))).speechDbfs()).isBetween(-40.0, -10.0);
        }
    }

    private static byte[] format() {
        return Wav.little(16).putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000).putShort((short) 2).putShort((short) 16)
                .array();
    }

    private void refused(Wav wav, String code, String sentence) throws IOException {
        refused(wav.bytes(), code, sentence);
    }

    private void refused(byte[] bytes, String code, String sentence) throws IOException {
        Path file = write(bytes);
        assertThatThrownBy(() -> WavFile.open(file, StandardOpenOption.READ)).isInstanceOf(Rejected.class).hasMessage(sentence)
                .extracting(fault -> ((Rejected) fault).code()).isEqualTo(code);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("call.wav"), bytes);
    }

    private List<Integer> samples(Wav wav) throws IOException {
        try (WavFile file = WavFile.open(wav.write(folder.resolve("call.wav")), StandardOpenOption.READ)) {
            return read(file.channel(0));
        }
    }

    private static List<Integer> read(Pcm pcm) {
        short[] samples = new short[100_000];
        int count = pcm.read(0, samples);
        assertThat(count).isEqualTo((int) pcm.length());
        return IntStream.range(0, count).mapToObj(i -> (int) samples[i]).toList();
    }
}
