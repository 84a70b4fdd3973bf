package dev.earmark.pipeline;

import dev.earmark.audio.AudioIntake;
import dev.earmark.fault.Fault;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.interaction.SpokenLanguages;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes in what people name on a command line or drop into a folder: recordings (with a sidecar beside them), transcripts, folders
 * of both. What an option says wins over the sidecar, the sidecar over the settings. Safe for many threads.
 */
public final class Intake {

    private final AudioIntake audio;
    private final TranscriptReader transcripts;
    private final IntakeSettings settings;
    private final SpokenLanguages languages;
    private final CallPairs pairs;
    private final ConversationFiles files;
    private final NamedFiles names;
    private final Sidecar sidecar = new Sidecar();

    public Intake(AudioIntake audio, TranscriptReader transcripts, IntakeSettings settings) {
        this(audio, transcripts, settings, SpokenLanguages.ANY);
    }

    /** @param languages in which recordings can be heard; one in another that was chosen is refused */
    public Intake(AudioIntake audio, TranscriptReader transcripts, IntakeSettings settings, SpokenLanguages languages) {
        this.audio = audio;
        this.transcripts = transcripts;
        this.settings = settings;
        this.languages = languages;
        this.pairs = settings.callPairs();
        this.files = new ConversationFiles(settings);
        this.names = new NamedFiles(settings);
    }

    /**
     * Tells {@code sink} of every conversation in a file, or in the files of a folder in the order of their names. What is wrong
     * is told as {@link Arrival.Refused}; nothing is thrown for it.
     */
    public void take(Path path, Details options, Consumer<Arrival> sink) {
        try {
            if (Files.isDirectory(path)) {
                List<Path> files = within(path);
                if (files.isEmpty()) {
                    throw new NotFound("pipeline.folder-empty", "There is neither a recording nor a transcript in the folder " + path
                            + ".");
                }
                take(files, options, arrival -> sink.accept(withinFolder(arrival)));
            } else {
                takeFile(path, options, sink);
            }
        } catch (Fault fault) {
            sink.accept(new Arrival.Refused(path.toString(), fault));
        }
    }

    /** Among other files one that is no conversation at all is no fault. */
    private static Arrival withinFolder(Arrival arrival) {
        return arrival instanceof Arrival.Refused(var place, var fault) && fault.code().equals("exports.format-unknown")
                ? new Arrival.PassedOver(place, fault.sentence()) : arrival;
    }

    /** As {@link #take(Path, Details, Consumer)}, of several; two recordings of one call among them are taken in together. */
    public void take(List<Path> paths, Details options, Consumer<Arrival> sink) {
        List<Path> leaders = pairs.leaders(paths);
        for (Path path : leaders) {
            Optional<CallPairs.Pair> pair = Files.isDirectory(path) ? Optional.empty() : pairs.of(path)
                    .filter(both -> paths.contains(both.agent()) && paths.contains(both.customer()));
            if (pair.isPresent()) {
                together(pair.get(), options, sink);
            } else {
                take(path, options, sink);
            }
        }
    }

    /** Recordings with more channels than one are calls of their own, whatever they are called. */
    private void together(CallPairs.Pair pair, Details options, Consumer<Arrival> sink) {
        Details named = Details.of(pair.name(), Facts.NONE, null, null);
        Arrival both = take(pair.agent(), pair.customer(), options.orElse(sidecar.beside(pair.agent()))
                .orElse(sidecar.beside(pair.customer())).orElse(names.of(pair)).orElse(named));
        if (both instanceof Arrival.Refused(var place, var fault) && fault.code().equals("audio.party-not-mono")) {
            takeFile(pair.agent(), options, sink);
            takeFile(pair.customer(), options, sink);
        } else {
            sink.accept(both);
        }
    }

    /** What lies below a folder and is not taken in, by the reason; nothing for a file. */
    public Map<ConversationFiles.Left, List<Path>> passedOver(Path folder) {
        return Files.isDirectory(folder) ? files.passedOverBelow(folder) : Map.of();
    }

    /** A call with a mono recording for each party. */
    public Arrival take(Path agent, Path customer, Details options) {
        try {
            Details known = options.orElse(sidecar.beside(agent));
            String names = FileNames.shown(agent) + " + " + FileNames.shown(customer);
            languages.mustKnow(known.routing().language(), names);
            return new Arrival.Accepted(names, new Incoming.Received(known.facts(), audio.plan(id(known, agent), agent, customer)
                    .paused(known.pauses()).routed(known.routing())));
        } catch (Fault fault) {
            return new Arrival.Refused(agent + " + " + customer, fault);
        }
    }

    private void takeFile(Path file, Details options, Consumer<Arrival> sink) {
        if (sidecar.is(file)) {
            return;
        }
        if (FileNames.isTranscript(file)) {
            Details said = names.of(file);
            transcripts.read(file, options.orElse(said), arrival -> sink.accept(named(arrival, options, said)));
        } else {
            sink.accept(recording(file, options));
        }
    }

    private Arrival recording(Path file, Details options) {
        try {
            Details known = options.orElse(sidecar.beside(file)).orElse(names.of(file));
            languages.mustKnow(known.routing().language(), FileNames.shown(file));
            return new Arrival.Accepted(
                    FileNames.shown(file), new Incoming.Received(known.facts(),
                            audio.plan(id(known, file), file, settings.channels(known)).paused(known.pauses()).routed(known.routing())));
        } catch (Fault fault) {
            return new Arrival.Refused(file.toString(), fault);
        }
    }

    /** Options name people that the transcript itself may not know. */
    private static Arrival named(Arrival arrival, Details options, Details said) {
        if (arrival instanceof Arrival.Accepted(var file, Incoming.Transcribed(var facts, var transcript, var loudness), var notes)) {
            return new Arrival.Accepted(file, new Incoming.Transcribed(Details.merged(Details.merged(options.facts(), facts), said.facts()),
                    transcript, loudness), notes);
        }
        return arrival;
    }

    private static String id(Details known, Path file) {
        String id = Optional.ofNullable(known.id()).orElse(FileNames.stem(file));
        String clean = PlainText.visible(id);
        return clean.isEmpty() ? "recording" : clean;
    }

    private static List<Path> within(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> FileNames.isRecording(file) || FileNames.isTranscript(file))
                    .filter(file -> !FileNames.shown(file).startsWith(".") && !OwnOutput.is(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Rejected("pipeline.unreadable", "The folder " + folder + " cannot be read: " + unreadable.getMessage() + ".",
                    unreadable);
        }
    }
}
