package dev.earmark.app.command.coach;

import dev.earmark.access.Reach;
import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.Storage;
import dev.earmark.app.command.part.DataOption;
import dev.earmark.audio.CallAudio;
import dev.earmark.audio.ChannelChoice;
import dev.earmark.audio.SoundCut;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.interaction.Recording;
import dev.earmark.moments.Moment;
import dev.earmark.report.json.ClippedMoment;
import dev.earmark.results.CurrentScorecard;
import dev.earmark.results.MarkedMoments;
import dev.earmark.steps.Recordings;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import dev.earmark.transcript.TimeSpan;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark clip}. */
@Command(
        name = "clip",
        sortOptions = false,
        description =
        "Cuts the sound of a moment into a WAV file, with a little room before and after: of an interaction that the service keeps, or "
        + "of a result of score and its recording. Never overwrites a file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark clip 0198c0de-…#greeting@0",
            "  earmark clip dead-air@12 --result results.jsonl --recording call.wav --output wait.wav"
        })
public final class ClipCommand implements Callable<Integer> {

    private static final String MARK = "#";
    private static final long ROOM_MS = 1_000;

    private final Session session;

    @Parameters(paramLabel = "ID", description = "INTERACTION#MOMENT, or the moment alone with --result.")
    private String id = "";

    @Option(names = "--result", paramLabel = "FILE", description = "What score --format json wrote; needs --recording.")
    private @Nullable Path result;

    @Option(names = "--recording", paramLabel = "FILE", description = "The recording that was scored.")
    private @Nullable Path recording;

    @Option(names = "--output", paramLabel = "FILE", description = "Where it is written (default: the moment's id and .wav).")
    private @Nullable Path output;

    @Mixin
    private final DataOption data = new DataOption();

    public ClipCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((result == null) != (recording == null)) {
            throw new Rejected("app.usage", "--result and --recording belong together: the moment's time is in one, its sound in "
                    + "the other.");
        }
        data.applyTo(session);
        try (Application application = session.application()) {
            if (result != null && recording != null) {
                TimeSpan time = ClippedMoment.in(result, id);
                Recording planned = application.audio().plan("clip", recording, ChannelChoice.AGENT_LEFT);
                try (CallAudio call = application.audio().take(planned)) {
                    write(call, time, id);
                }
            } else {
                kept(application);
            }
        }
        return session.complaints().exitCode();
    }

    private void kept(Application application) {
        int mark = id.indexOf(MARK);
        if (mark <= 0) {
            throw new Rejected("app.usage", "The id must be that of an interaction and a moment, as in 0198c0de-…#greeting@0.");
        }
        String interaction = id.substring(0, mark);
        String moment = id.substring(mark + 1);
        try (Storage storage = session.storage()) {
            TimeSpan time = time(storage.store(), interaction, moment);
            try (CallAudio call = new Recordings(storage.blobs(), application.audio()).sound(interaction, storage.store())
                    .orElseThrow(() -> new NotFound("audio.none", "The interaction " + interaction + " has no recording."))) {
                write(call, time, moment);
            }
        }
    }

    private static TimeSpan time(Store store, String interaction, String moment) {
        List<Moment> all = store.read(tx -> {
            if (tx.interactions().find(interaction, Reach.EVERYTHING).isEmpty()) {
                throw new NotFound("interaction.unknown", "There is no interaction " + interaction + ".");
            }
            return new CurrentScorecard().of(tx, interaction).flatMap(line -> new MarkedMoments().of(tx, interaction, line))
                    .orElse(List.of());
        });
        Moment found = all.stream().filter(one -> one.id().equals(moment)).findFirst()
                .orElseThrow(() -> ClippedMoment.unknown(moment, all.stream().map(Moment::id).toList()));
        TimeSpan time = found.time();
        if (time == null) {
            throw ClippedMoment.untimed(moment);
        }
        return time;
    }

    private void write(CallAudio call, TimeSpan time, String moment) {
        Path file = output == null ? Path.of(moment.replaceAll("[^A-Za-z0-9_@-]", "-") + ".wav") : output;
        if (Files.exists(file)) {
            throw new Rejected("app.usage", "The file " + PlainText.name(file) + " is there already; name another one with --output.");
        }
        try (OutputStream into = new BufferedOutputStream(Files.newOutputStream(file))) {
            SoundCut.write(call, time, ROOM_MS, into);
        } catch (IOException failed) {
            throw new Unavailable("app.output-failed", "The clip cannot be written: " + failed.getMessage() + ".", failed);
        }
        session.output().line(PlainText.oneLine(file.toString()));
    }
}
