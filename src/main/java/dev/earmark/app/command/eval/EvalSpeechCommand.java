package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.eval.adapted.AdaptedEval;
import dev.earmark.eval.speech.SpeechComparison;
import dev.earmark.eval.speech.SpeechEval;
import dev.earmark.fault.Unavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval speech}. */
@Command(
        name = "speech",
        description = "Wrong words, wrong numbers, phrases heard though not said and processor time of speech recognition, beside the "
                + "plain engine and beside itself without service talk (untaught), in the same run.",
        footerHeading = "%nExample:%n",
        footer = {"  earmark eval speech --heard heard", "  earmark eval speech eval-sets/service-calls --without-plain",
            "  earmark eval speech eval-sets/service-calls --adapted scripts"})
final class EvalSpeechCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FOLDER", arity = "0..1",
            description = "Holds wer_refs.jsonl and the recordings (default: harpervalley of the material).")
    private @Nullable Path set;

    @Option(names = "--heard", paramLabel = "FOLDER", description = "Also write what was heard, for other programs to check.")
    private @Nullable Path heard;

    @Option(names = "--without-plain", description = "Leave out the plain engine, which takes the longest.")
    private boolean withoutPlain;

    @Option(names = "--poor-lines", description = "Instead: wrong words on lines that are made quiet, clipped and noisy, with and without "
            + "what the program corrects.")
    private boolean poorLines;

    @Option(names = "--adapted", paramLabel = "TEXT", description = "Instead: wrong words in each call as usual and with what was "
            + "learnt from these texts, {trade} in a name standing for the trade of the call; \"scripts\" are those of the other calls "
            + "of its trade.")
    private List<String> adapted = new ArrayList<>();

    EvalSpeechCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            Path folder = set == null ? session.corpora().resolve("harpervalley") : set;
            SpeechEval eval = new SpeechEval(folder, application.audio(), application.models());
            if (poorLines) {
                eval.poorLines(session.output().stream(), application.transcriber());
                return session.complaints().exitCode();
            }
            if (!adapted.isEmpty()) {
                new AdaptedEval(folder, eval, application.houseTexts(), application.adaptation(), application.models())
                        .run(session.output().stream(), adapted, session::tell, session.progress());
                return session.complaints().exitCode();
            }
            SpeechComparison comparison = eval.run(session.output().stream(), !withoutPlain);
            if (heard != null) {
                comparison.writeHeard(heard);
            }
        } catch (IOException failed) {
            throw new Unavailable("app.page-not-written", "What was heard cannot be written to " + heard + ": " + failed.getMessage() + ".",
                    failed);
        }
        return session.complaints().exitCode();
    }
}
