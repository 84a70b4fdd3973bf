package dev.earmark.speech;

import dev.earmark.audio.CallAudio;
import dev.earmark.audio.samples.Amplified;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.interaction.Progress;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes a line that is far too quiet louder before another one hears it, and says so; says also where a line was clipped, which nothing
 * mends. Noise is left as it is: taking it away takes words with it ({@code eval speech --poor-lines} measures all three).
 */
public final class LevelledTranscriber implements Transcriber {

    /** Below, a line is too quiet: the gate takes its soft words for silence. */
    private static final double QUIET_DBFS = -40;
    private static final double SILENT_DBFS = -75;
    private static final double USUAL_DBFS = -26;
    private static final double HIGHEST_PEAK_DBFS = -1;
    private static final double LEAST_GAIN_DB = 3;
    private static final int LIMIT = 32_000;
    private static final double CLIPPED_SHARE = 0.005;

    private final Transcriber ears;

    public LevelledTranscriber(Transcriber ears) {
        this.ears = ears;
    }

    @Override
    public Transcript transcribe(CallAudio audio, Progress progress) {
        List<SourceRemark> remarks = new ArrayList<>();
        List<CallAudio.Party> parties = audio.parties().stream().map(party -> levelled(party, remarks)).toList();
        CallAudio heard = remarks.isEmpty() ? audio : new CallAudio(audio.recording(), audio.source().with(remarks), parties,
                audio.closing());
        return ears.transcribe(heard, progress);
    }

    private static CallAudio.Party levelled(CallAudio.Party party, List<SourceRemark> remarks) {
        Level level = party.level();
        double gain = Math.min(USUAL_DBFS - level.speechDbfs(), HIGHEST_PEAK_DBFS - level.peakDbfs());
        String line = party.speaker().isPerson() && party.speaker() != Speaker.UNKNOWN
                ? "The line of the " + party.speaker().label() : "The line";
        if (level.speechDbfs() < QUIET_DBFS && level.speechDbfs() > SILENT_DBFS && gain >= LEAST_GAIN_DB) {
            Pcm louder = new Amplified(party.pcm(), gain);
            remarks.add(new SourceRemark("speech.quiet-line", String.format(Locale.ROOT,
                    "%s is very quiet (%.0f dB below full scale), so it was made %.0f dB louder to be heard; record it louder.", line,
                    -level.speechDbfs(), gain)));
            return new CallAudio.Party(party.speaker(), louder, Level.of(FrameLevels.of(louder)));
        }
        double clipped = clipped(party);
        if (clipped >= CLIPPED_SHARE) {
            remarks.add(new SourceRemark("speech.clipped-line", String.format(Locale.ROOT,
                    "%s is too loud for its recorder: %.1f %% of what is loud is cut off, and words may be misheard; record it less loud.",
                    line, 100 * clipped)));
        }
        return party;
    }

    /** Share of the louder samples that are within 0.2 dB of the limit, 0 to 1. */
    private static double clipped(CallAudio.Party party) {
        if (party.level().peakDbfs() < 20 * Math.log10(LIMIT / 32_768.0)) {
            return 0;
        }
        double loud = Math.pow(10, party.level().speechDbfs() / 20) * 32_768 / 2;
        short[] samples = new short[party.pcm().sampleRateHz()];
        long above = 0;
        long limit = 0;
        for (long from = 0; from < party.pcm().length(); from += samples.length) {
            int count = party.pcm().read(from, samples);
            for (int i = 0; i < count; i++) {
                int size = Math.abs((int) samples[i]);
                above += size >= loud ? 1 : 0;
                limit += size >= LIMIT ? 1 : 0;
            }
        }
        return above == 0 ? 0 : (double) limit / above;
    }
}
