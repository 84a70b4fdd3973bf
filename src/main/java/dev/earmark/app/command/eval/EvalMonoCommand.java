package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.mono.MonoCall;
import dev.earmark.eval.mono.MonoEval;
import dev.earmark.pipeline.TranscriptReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval mono}. */
@Command(
        name = "mono",
        sortOptions = false,
        description =
        "Mixes calls with a channel for each party to one channel, also with noise, levels and overlaps, and holds what is told apart by "
        + "voice and words, by either alone, and not at all, against the two channels. Ends with 1 when, on calls that nothing was tuned "
        + "on, fewer than 92 %% of the words are with the right party, roles are right in fewer than 97 %% of the calls, the agreement "
        + "with people's labels is below 0.80 of that of two channels on the same lines, or it takes more than 1.1 times their processor "
        + "time.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval mono")
final class EvalMonoCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--without-own", description = "Only the calls of the material, not the project's own, which were all tuned on.")
    private boolean withoutOwn;

    @Option(names = "--as-recorded", description = "Only as recorded, without noise, levels and overlaps, in a sixth of the time; "
            + "the bars are then those of calls as recorded alone.")
    private boolean asRecorded;

    EvalMonoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            List<MonoCall> calls = new ArrayList<>();
            Path corpus = session.corpora().resolve("harpervalley");
            if (Files.isDirectory(corpus)) {
                calls.addAll(MonoCall.labelled(corpus, application.audio(), new TranscriptReader(session.settings().intake())));
            } else {
                session.output().line("PASSED OVER, there are no calls of people in " + corpus + ", so no bar can be judged");
            }
            if (!withoutOwn) {
                Path own = session.home().resolve("eval-sets");
                calls.addAll(MonoCall.own(own.resolve("sample-calls/audio"), application.audio()));
                calls.addAll(MonoCall.own(own.resolve("service-calls/audio"), application.audio()));
            }
            boolean hold = new MonoEval(session.output().stream(), session.progress(), application.engines(), application.transcriber(),
                    application.voiceModels()).run(asRecorded ? calls.stream().map(MonoCall::asRecorded).toList() : calls);
            return hold ? Complaints.FINE : Complaints.BAR_BROKEN;
        }
    }
}
