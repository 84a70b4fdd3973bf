package dev.earmark.app.command;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.Settings;
import dev.earmark.app.Storage;
import dev.earmark.jobs.StepChild;
import dev.earmark.library.RubricRegister;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code earmark step}, called by the service for a step that may end the process it runs in. */
@Command(name = "step", hidden = true, description = "Does one step that the service holds; the service starts this by itself.")
final class StepCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "JOB", description = "Id of the job.")
    private String job = "";

    @Parameters(index = "1", paramLabel = "OWNER", description = "Who holds it.")
    private String owner = "";

    @Parameters(index = "2", paramLabel = "EPOCH", description = "Number of the claim.")
    private long epoch;

    StepCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        StepChild.follow(System.in);
        Settings settings = session.settings();
        Clock clock = Clock.systemUTC();
        try (Application application = session.application(); Storage storage = session.storage()) {
            RubricRegister rubrics = new RubricRegister(storage.store(), settings.rubrics().usual(), clock);
            new StepChild(storage.store(), application.runner(storage, rubrics, clock), clock).run(job, owner, epoch,
                    new PrintStream(session.output().stream(), true, StandardCharsets.UTF_8));
        }
        return session.complaints().exitCode();
    }
}
