package dev.earmark.audio;

import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.SameSound;
import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Recording.Track;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The door for sound: looks at a file, decides who is on which channel, and opens it for reading. Safe for many threads. */
public final class AudioIntake {

    private final SoundFiles files;

    public AudioIntake(AudioSettings settings, MediaDecoder decoder) {
        this.files = new SoundFiles(settings, decoder);
    }

    /**
     * A call in one file, by its header alone. Mono becomes one track of an unknown speaker; more channels become a track for each
     * party as chosen.
     *
     * @throws dev.earmark.fault.NotFound    when there is no such file
     * @throws Rejected                      when it is no recording, or has not the chosen channels
     * @throws dev.earmark.fault.Unavailable when it cannot be read now, or its format needs a decoder that is missing
     */
    public Recording plan(String id, Path file, ChannelChoice choice) {
        int channels = files.shape(file).channels();
        if (channels == 1) {
            return new Recording(id, List.of(new Track(file, 0, Speaker.UNKNOWN)));
        }
        if (Math.max(choice.agentChannel(), choice.customerChannel()) >= channels) {
            throw new Rejected("audio.no-such-channel", "%s has %d channels, so the parties cannot be on channels %d and %d."
                    .formatted(PlainText.name(file), channels, choice.agentChannel() + 1, choice.customerChannel() + 1));
        }
        return new Recording(id, List.of(
                new Track(file, choice.agentChannel(), Speaker.AGENT), new Track(file, choice.customerChannel(), Speaker.CUSTOMER)));
    }

    /**
     * A call in two files that begin at the same moment, one for each party.
     *
     * @throws dev.earmark.fault.NotFound    as for one file
     * @throws Rejected                      as for one file, and when one of them is not mono
     * @throws dev.earmark.fault.Unavailable as for one file
     */
    public Recording plan(String id, Path agentFile, Path customerFile) {
        for (Path file : List.of(agentFile, customerFile)) {
            int channels = files.shape(file).channels();
            if (channels != 1) {
                throw new Rejected("audio.party-not-mono",
                        "%s has %d channels, but a file with one party has 1; give one mono file for each party."
                        .formatted(PlainText.name(file), channels));
            }
        }
        return new Recording(id, List.of(new Track(agentFile, 0, Speaker.AGENT), new Track(customerFile, 0, Speaker.CUSTOMER)));
    }

    /** By the first bytes of a file; throws as {@link #plan}. */
    public SoundKind kind(Path file) {
        return files.kind(file);
    }

    /**
     * What the header of a file tells, without decoding anything.
     *
     * @throws dev.earmark.fault.NotFound    as {@link #plan}
     * @throws Rejected                      as {@link #plan}, and when it says that it is too long
     * @throws dev.earmark.fault.Unavailable as {@link #plan}
     */
    public SoundShape shape(Path file) {
        return files.promised(file);
    }

    /**
     * Opens the recording, decodes it when needed, and measures its level. When two tracks of one file carry the same sound, the
     * call was recorded in mono and stored twice: it has then one party, {@code UNKNOWN}.
     *
     * @throws dev.earmark.fault.NotFound    as {@link #plan}
     * @throws Rejected                      as {@link #plan}, and when the recording is cut off, too long or too large
     * @throws dev.earmark.fault.Unavailable as {@link #plan}
     */
    public CallAudio take(Recording recording) {
        Map<Path, SoundFile> opened = new LinkedHashMap<>();
        try {
            List<CallAudio.Party> parties = new ArrayList<>();
            for (Track track : recording.tracks()) {
                Pcm pcm = opened.computeIfAbsent(track.file(), files::open).channel(track.channel());
                parties.add(new CallAudio.Party(track.speaker(), pcm, Level.of(FrameLevels.of(pcm))));
            }
            List<SoundFile> sounds = List.copyOf(opened.values());
            return new CallAudio(recording, source(sounds), toldApart(parties, sounds), () -> sounds.forEach(SoundFile::close));
        } catch (RuntimeException e) {
            opened.values().forEach(SoundFile::close);
            throw e;
        }
    }

    private static List<CallAudio.Party> toldApart(List<CallAudio.Party> parties, List<SoundFile> sounds) {
        if (parties.size() == 2 && sounds.size() == 1 && SameSound.on(parties.get(0).pcm(), parties.get(1).pcm())) {
            CallAudio.Party both = parties.getFirst();
            return List.of(new CallAudio.Party(Speaker.UNKNOWN, both.pcm(), both.level()));
        }
        return parties;
    }

    private static Source source(List<SoundFile> sounds) {
        SoundShape first = sounds.getFirst().shape();
        if (sounds.size() == 1) {
            return new Source(sounds.getFirst().name(), sounds.getFirst().sha256(), first.seconds(), first.channels(),
                    first.sampleRateHz());
        }
        String names = String.join(" + ", sounds.stream().map(SoundFile::name).toList());
        double seconds = sounds.stream().mapToDouble(sound -> sound.shape().seconds()).max().orElse(0);
        int channels = sounds.stream().mapToInt(sound -> sound.shape().channels()).sum();
        return new Source(names, digestOfDigests(sounds), seconds, channels, first.sampleRateHz());
    }

    private static String digestOfDigests(List<SoundFile> sounds) {
        Sha256 all = new Sha256();
        sounds.forEach(sound -> all.add(HexFormat.of().parseHex(sound.sha256())));
        return all.hex();
    }
}
