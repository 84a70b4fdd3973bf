package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.bench.SpeedEval;
import dev.earmark.pipeline.TranscriptReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval speed}. */
@Command(
        name = "speed",
        description = "How many transcripts of 30 turns one core scores in a second, and what the vector of a turn costs.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval speed")
final class EvalSpeedCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "CASES", arity = "0..1",
            description = "Conversations with labels (default: those of eval-sets/bank-phone-service).")
    private @Nullable Path cases;

    @Option(names = "--rubric", paramLabel = "ID|FILE", description = "Rubric (default: ${DEFAULT-VALUE}).",
            defaultValue = "bank-phone-service")
    private String rubric = "";

    EvalSpeedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Path file = cases == null ? session.home().resolve("eval-sets/bank-phone-service/cases.jsonl") : cases;
            LabelledSet set = LabelledSet.read(String.valueOf(file.getFileName()), file, file,
                    new TranscriptReader(application.settings().intake()));
            new SpeedEval(application.measurer(), application.scorer(), application.uncachedEmbedder())
                    .run(session.output().stream(), set, application.rubrics().get(rubric));
        }
        return session.complaints().exitCode();
    }
}
