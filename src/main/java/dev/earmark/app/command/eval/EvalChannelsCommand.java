package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Folders;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.audio.ffmpeg.MediaEncoder;
import dev.earmark.eval.channels.ChannelsEval;
import dev.earmark.eval.channels.CleanCalls;
import dev.earmark.eval.mono.MonoCall;
import dev.earmark.fault.NotFound;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.speech.LevelledTranscriber;
import dev.earmark.speech.Transcriber;
import dev.earmark.speech.party.PartyTranscriber;
import dev.earmark.speech.party.RoleWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval channels}. */
@Command(
        name = "channels",
        sortOptions = false,
        description =
        "Changes the two channels of calls in known ways (copies of one party on the other's channel, both voices on both, lossy stereo, "
        + "music or an announcement before anybody answers) and holds words, interruptions and verdicts against the calls as recorded. "
        + "Ends with 1 when, on calls that the program was not mended by, more than 1 word for 100 said counts against somebody who did "
        + "not say it, there are more interruptions, or a call is wrongly taken for mono or not taken for it.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval channels")
final class EvalChannelsCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--all", description = "Each call in every variant (both directions, each delay and rate), and the project's own "
            + "calls, too: many times as long.")
    private boolean all;

    @Option(names = "--mended", description = "Only the calls that the program was mended by.")
    private boolean mended;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only the changes whose name holds that, such as cross-talk.",
            defaultValue = "")
    private String only = "";

    @Option(names = "--show", description = "Prints each turn that holds words of another or of nobody.")
    private boolean show;

    EvalChannelsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path scratch = Folders.forAWhile(session);
        try (Application application = session.application()) {
            Path own = session.home().resolve("eval-sets");
            Path corpus = session.corpora().resolve("harpervalley");
            List<MonoCall> calls = new ArrayList<>();
            List<Path> clean = new ArrayList<>();
            if (Files.isDirectory(corpus)) {
                calls.addAll(MonoCall.labelled(corpus, application.audio(), new TranscriptReader(session.settings().intake())));
                clean.addAll(files(corpus.resolve("wav")));
            } else {
                session.output().line("PASSED OVER, there are no calls of people in " + corpus + ", so no bar can be judged");
            }
            if (all || calls.isEmpty()) {
                calls.addAll(MonoCall.own(own.resolve("sample-calls/audio"), application.audio()));
            }
            if (all) {
                calls.addAll(MonoCall.own(own.resolve("service-calls/audio"), application.audio()));
            }
            for (String folder : List.of("sample-calls", "service-calls", "example-house")) {
                clean.addAll(files(own.resolve(folder).resolve("audio")));
            }
            return measured(application, calls, clean, scratch);
        } finally {
            Folders.remove(scratch);
        }
    }

    private int measured(Application application, List<MonoCall> calls, List<Path> clean, Path scratch) {
        boolean untouched = new CleanCalls(session.output().stream(), application.audio()).untouched(clean);
        Transcriber hearing = new LevelledTranscriber(new PartyTranscriber(application.transcriber(), RoleWords::load,
                session.settings().intake().swap(), application.voiceModels()));
        Path played = session.home().resolve("eval-sets/announcements");
        boolean hold = new ChannelsEval(session.output().stream(), session.progress(), application.engines(), hearing,
                new MediaEncoder(session.settings().audio(), session.dataFolder()), scratch,
                new ChannelsEval.Looks(all, mended, only, show))
                .run(calls, new ChannelsEval.Played(files(played.resolve("mended")), files(played.resolve("held-out"))));
        return untouched && hold ? Complaints.FINE : Complaints.BAR_BROKEN;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException missing) {
            throw new NotFound("eval.set-missing", "There are no recordings in " + folder + ".", missing);
        }
    }
}
