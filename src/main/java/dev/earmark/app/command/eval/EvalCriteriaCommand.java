package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.eval.CriteriaEval;
import dev.earmark.eval.HeardSet;
import dev.earmark.eval.LabelledSet;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.rubric.Rubric;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval criteria}. */
@Command(
        name = "criteria",
        sortOptions = false,
        description =
        "How far verdicts agree with people's labels: kappa, and recall of not_met. Without a file: the bank calls of the material, as "
        + "people wrote them down, with planted faults, and from sound.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval criteria",
                "  earmark eval criteria eval-sets/sales-call/cases.jsonl --rubric sales-call --disagreements"})
final class EvalCriteriaCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "CASES", arity = "0..1", description = "Conversations with labels, one a line.")
    private @Nullable Path cases;

    @Option(names = "--labels", paramLabel = "FILE", description = "Labels, when they are not in the same file.")
    private @Nullable Path labels;

    @Option(names = "--recordings", paramLabel = "FOLDER", description = "Judge from the sound of ID.wav in place of the words.")
    private @Nullable Path recordings;

    @Option(names = "--rubric", paramLabel = "ID|FILE", description = "Rubric (default: ${DEFAULT-VALUE}).",
            defaultValue = "bank-phone-service")
    private String rubric = "";

    @Option(names = "--disagreements", description = "Also print each verdict that disagrees, with its reason and words.")
    private boolean disagreements;

    EvalCriteriaCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            if (cases == null) {
                Path calls = session.corpora().resolve("harpervalley");
                compare(application, calls.resolve("calls.jsonl"), calls.resolve("labels.jsonl"), null);
                compare(application, calls.resolve("calls-with-faults.jsonl"), calls.resolve("labels-with-faults.jsonl"), null);
                compare(application, calls.resolve("calls.jsonl"), calls.resolve("labels.jsonl"), calls.resolve("wav"));
            } else {
                compare(application, cases, labels == null ? cases : labels, recordings);
            }
        }
        return session.complaints().exitCode();
    }

    private void compare(Application application, Path conversations, Path answers, @Nullable Path sound) {
        TranscriptReader reader = new TranscriptReader(application.settings().intake());
        LabelledSet written = LabelledSet.read(String.valueOf(conversations.getFileName()), conversations, answers, reader);
        LabelledSet set = sound == null ? written : new HeardSet(application.audio(), application.transcriber()).of(written, sound);
        Rubric chosen = application.rubrics().get(rubric);
        new CriteriaEval(application.measurer(), application.sentiments()::read, application.scorer())
                .run(session.output().stream(), set, chosen, disagreements);
        session.output().line("");
    }
}
