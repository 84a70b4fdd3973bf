package dev.earmark.app;

import dev.earmark.audio.AudioIntake;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.Pcm;
import dev.earmark.audio.Peaks;
import dev.earmark.interaction.Recording;
import dev.earmark.report.AudioEmbed;
import dev.earmark.report.CallAudioView;
import dev.earmark.report.PlayableAudio;
import dev.earmark.report.Waveform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws and embeds the sound of a call for a page. Reads the recording again, so that nothing is kept while it is scored. */
final class CallSound {

    private static final int MOST_PIXELS = 8_000;

    private final AudioIntake audio;

    CallSound(AudioIntake audio) {
        this.audio = audio;
    }

    /** A long recording is drawn but not embedded. */
    CallAudioView of(Recording recording) {
        try (CallAudio call = audio.take(recording)) {
            List<Pcm> channels = call.parties().stream().map(CallAudio.Party::pcm).toList();
            return new CallAudioView(waveform(call, longest(channels)), embedded(channels).orElse(null));
        }
    }

    private static Waveform waveform(CallAudio call, long samples) {
        int samplesPerPixel = Math.toIntExact(Math.clamp(samples / MOST_PIXELS, 1, 1_000_000));
        Peaks peaks = Peaks.of(call, samplesPerPixel);
        List<Waveform.Lane> lanes = new ArrayList<>();
        for (int i = 0; i < peaks.channels().size(); i++) {
            lanes.add(new Waveform.Lane(call.parties().get(i).speaker(), peaks.channels().get(i)));
        }
        return new Waveform(peaks.sampleRateHz(), samplesPerPixel, lanes);
    }

    /** Two files of a call may differ in rate; then there is nothing a browser could play as one. */
    private static Optional<PlayableAudio> embedded(List<Pcm> channels) {
        int sampleRateHz = channels.getFirst().sampleRateHz();
        boolean oneRate = channels.stream().allMatch(pcm -> pcm.sampleRateHz() == sampleRateHz);
        if (!oneRate || longest(channels) * channels.size() > AudioEmbed.MAIL_BOUND_BYTES) {
            return Optional.empty();
        }
        return AudioEmbed.wav(sampleRateHz, channels.stream().map(CallSound::samples).toList(), AudioEmbed.MAIL_BOUND_BYTES);
    }

    private static short[] samples(Pcm pcm) {
        short[] samples = new short[Math.toIntExact(pcm.length())];
        pcm.read(0, samples);
        return samples;
    }

    private static long longest(List<Pcm> channels) {
        return channels.stream().mapToLong(Pcm::length).max().orElse(0);
    }
}
