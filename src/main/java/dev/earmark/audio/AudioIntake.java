package dev.earmark.audio;

import dev.earmark.audio.format.SoundKind;
import dev.earmark.audio.format.SoundShape;
import dev.earmark.audio.samples.FrameLevels;
import dev.earmark.audio.samples.Level;
import dev.earmark.audio.samples.MixedChannels;
import dev.earmark.audio.samples.Pcm;
import dev.earmark.audio.samples.SameSound;
import dev.earmark.audio.samples.SoundMask;
import dev.earmark.fault.Rejected;
import dev.earmark.hash.Sha256;
import dev.earmark.interaction.Recording;
import dev.earmark.interaction.Recording.Track;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.SourceRemark;
import dev.earmark.transcript.Source;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The door for sound: looks at a file, decides who is on which channel, and opens it for reading. Safe for many threads. */
public final class AudioIntake {

    private static final SourceRemark MIXED = new SourceRemark("audio.mixed-channels",
            "Both channels carry both voices, so the call was treated as mono; record each party on a channel of its own.");

    private final SoundFiles files;

    public AudioIntake(AudioSettings settings, MediaDecoder decoder) {
        this.files = new SoundFiles(settings, decoder);
    }

    /** As {@link #plan(String, Given, ChannelChoice)}, of a file with its own name. */
    public Recording plan(String id, Path file, ChannelChoice choice) {
        return plan(id, Given.of(file), choice);
    }

    /**
     * A call in one file, by its header alone. Mono becomes one track of an unknown speaker; more channels become a track for each
     * party as chosen, and one of somebody else for every other channel. The sound tracks of a file are counted as channels.
     *
     * @throws dev.earmark.fault.NotFound    when there is no such file
     * @throws Rejected                      when it is no recording, or has not the chosen channels
     * @throws dev.earmark.fault.Unavailable when it cannot be read now, or its format needs a decoder that is missing
     */
    public Recording plan(String id, Given given, ChannelChoice choice) {
        Path file = given.file();
        int channels = files.shape(given).channels();
        if (channels == 1) {
            return new Recording(id, List.of(new Track(file, 0, Speaker.UNKNOWN, given.name())));
        }
        if (Math.max(choice.agentChannel(), choice.customerChannel()) >= channels) {
            throw new Rejected("audio.no-such-channel", "%s has %d channels, so the parties cannot be on channels %d and %d."
                    .formatted(PlainText.name(file), channels, choice.agentChannel() + 1, choice.customerChannel() + 1));
        }
        List<Track> tracks = new ArrayList<>(List.of(new Track(file, choice.agentChannel(), Speaker.AGENT, given.name()),
                new Track(file, choice.customerChannel(), Speaker.CUSTOMER, given.name())));
        IntStream.range(0, channels).filter(other -> other != choice.agentChannel() && other != choice.customerChannel())
                .forEach(other -> tracks.add(new Track(file, other, Speaker.OTHER, given.name())));
        return new Recording(id, tracks);
    }

    /** As {@link #plan(String, Given, Given)}, of files with their own names. */
    public Recording plan(String id, Path agentFile, Path customerFile) {
        return plan(id, Given.of(agentFile), Given.of(customerFile));
    }

    /**
     * A call in two files that begin at the same moment, one for each party.
     *
     * @throws dev.earmark.fault.NotFound    as for one file
     * @throws Rejected                      as for one file, and when one of them is not mono
     * @throws dev.earmark.fault.Unavailable as for one file
     */
    public Recording plan(String id, Given agentFile, Given customerFile) {
        for (Given given : List.of(agentFile, customerFile)) {
            int channels = files.shape(given).channels();
            if (channels != 1) {
                throw new Rejected("audio.party-not-mono",
                        "%s has %d channels, but a file with one party has 1; give one mono file for each party."
                        .formatted(PlainText.name(given.file()), channels));
            }
        }
        return new Recording(id, List.of(new Track(agentFile.file(), 0, Speaker.AGENT, agentFile.name()),
                new Track(customerFile.file(), 0, Speaker.CUSTOMER, customerFile.name())));
    }

    /** As it stands in HTTP headers, by the first bytes of a file and, for sound without header, its name; throws as {@link #plan}. */
    public String mediaType(Given given) {
        return files.mediaType(given);
    }

    /** By the first bytes of a file; throws as {@link #plan}. */
    public SoundKind kind(Path file) {
        return files.kind(Given.of(file));
    }

    /**
     * What the header of a file tells, without decoding anything.
     *
     * @throws dev.earmark.fault.NotFound    as {@link #plan}
     * @throws Rejected                      as {@link #plan}, and when it says that it is too long
     * @throws dev.earmark.fault.Unavailable as {@link #plan}
     */
    public SoundShape shape(Given given) {
        return files.promised(given);
    }

    /**
     * Opens the recording, decodes it when needed, and measures its level. When two tracks carry the same voices, the
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
            List<FrameLevels> levels = new ArrayList<>();
            for (Track track : recording.tracks()) {
                Pcm pcm = opened.computeIfAbsent(track.file(), file -> files.open(new Given(file, track.name())))
                        .channel(track.channel());
                levels.add(FrameLevels.of(pcm));
                parties.add(new CallAudio.Party(track.speaker(), pcm, Level.of(levels.getLast())));
            }
            List<SoundFile> sounds = List.copyOf(opened.values());
            List<CallAudio.Party> apart = toldApart(parties, levels);
            Source source = source(sounds);
            return new CallAudio(recording, apart.size() == parties.size() ? source : source.with(List.of(MIXED)), apart,
                    () -> sounds.forEach(SoundFile::close));
        } catch (RuntimeException e) {
            opened.values().forEach(SoundFile::close);
            throw e;
        }
    }

    /**
     * Writes a file of a recording again, as a WAV of 16 bits with the same channels, with some stretches of all channels masked.
     *
     * @param file  of the recording
     * @param spans in any order, milliseconds from the start of the recording
     * @throws IOException when {@code out} cannot be written
     */
    public void maskedCopy(Recording recording, Path file, List<TimeSpan> spans, SoundMask mask, OutputStream out) throws IOException {
        try (SoundFile sound = opened(recording, file)) {
            new MaskedCopy(sound, spans, mask).write(out);
        }
    }

    /** Compares such a copy with its recording. @throws dev.earmark.fault.Unavailable with {@code audio.copy-wrong} */
    public void verifyMasked(Recording recording, Path file, List<TimeSpan> spans, SoundMask mask, Path copy) {
        try (SoundFile sound = opened(recording, file)) {
            new MaskedCopy(sound, spans, mask).verify(copy);
        }
    }

    private SoundFile opened(Recording recording, Path file) {
        Track track = recording.tracks().stream().filter(one -> one.file().equals(file)).findFirst().orElseThrow();
        return files.open(new Given(file, track.name()));
    }

    /** Of two mixed channels the one with the louder voices. */
    private static List<CallAudio.Party> toldApart(List<CallAudio.Party> parties, List<FrameLevels> levels) {
        if (parties.size() == 2 && (SameSound.on(parties.get(0).pcm(), parties.get(1).pcm())
                || MixedChannels.on(parties.get(0).pcm(), levels.get(0), parties.get(1).pcm(), levels.get(1)))) {
            CallAudio.Party both = parties.get(0).level().speechDbfs() >= parties.get(1).level().speechDbfs()
                    ? parties.get(0) : parties.get(1);
            return List.of(new CallAudio.Party(Speaker.UNKNOWN, both.pcm(), both.level()));
        }
        return parties;
    }

    private static Source source(List<SoundFile> sounds) {
        SoundShape first = sounds.getFirst().shape();
        List<SourceRemark> remarks = sounds.stream().flatMap(sound -> sound.remarks().stream()).distinct().toList();
        if (sounds.size() == 1) {
            return new Source(sounds.getFirst().name(), sounds.getFirst().sha256(), first.seconds(), first.channels(),
                    first.sampleRateHz(), remarks);
        }
        String names = String.join(" + ", sounds.stream().map(SoundFile::name).toList());
        double seconds = sounds.stream().mapToDouble(sound -> sound.shape().seconds()).max().orElse(0);
        int channels = sounds.stream().mapToInt(sound -> sound.shape().channels()).sum();
        return new Source(names, digestOfDigests(sounds), seconds, channels, first.sampleRateHz(), remarks);
    }

    private static String digestOfDigests(List<SoundFile> sounds) {
        Sha256 all = new Sha256();
        sounds.forEach(sound -> all.add(HexFormat.of().parseHex(sound.sha256())));
        return all.hex();
    }
}
