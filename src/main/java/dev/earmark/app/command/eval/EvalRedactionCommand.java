package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.EvalSet;
import dev.earmark.eval.EvalSet.Question;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.privacy.ReadingAloud;
import dev.earmark.eval.privacy.RedactionEval;
import dev.earmark.eval.privacy.ScriptEars;
import dev.earmark.pipeline.TranscriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval redaction}. */
@Command(
        name = "redaction",
        sortOptions = false,
        description =
        "Makes up conversations with private numbers in them, typed, written down, and read aloud by the program flite over a telephone "
        + "line and heard by the recogniser, and counts what is left of them and what was removed besides. Ends with 1 below the bars: "
        + "cards 0.99, others 0.97, precision 0.90.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval redaction", "  earmark eval redaction --words-only --elsewhere 20"})
final class EvalRedactionCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--each", paramLabel = "N", defaultValue = "70",
            description = "How many of each of the eight kinds (${DEFAULT-VALUE}).")
    private int each;

    @Option(names = "--words-only", description = "Only typed and written conversations; nothing is read aloud.")
    private boolean wordsOnly;

    @Option(names = "--elsewhere", paramLabel = "N", arity = "1",
            description = "Also removes from the conversations of the eval sets, and shows the first N passages of each.")
    private int shown = -1;

    EvalRedactionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("earmark-aloud");
        try (Application application = session.application()) {
            RedactionEval eval = new RedactionEval(session.output().stream(), session.progress());
            Optional<ScriptEars> ears = wordsOnly ? Optional.empty()
                    : ReadingAloud.in(folder).map(voices -> new ScriptEars(voices, application.transcriber()));
            if (!wordsOnly && ears.isEmpty()) {
                session.output().line("flite, which reads aloud, is not installed (Debian: apt install flite): only words are measured.");
            }
            boolean fine = eval.run(each, ears);
            if (shown >= 0) {
                elsewhere(eval);
            }
            return fine ? Complaints.FINE : Complaints.BAR_BROKEN;
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    private void elsewhere(RedactionEval eval) {
        TranscriptReader reader = new TranscriptReader(session.settings().intake());
        for (EvalSet set : new EvalSets(session.home().resolve("eval-sets"), session.corpora()).all()) {
            if (set.question() == Question.CRITERIA && set.cases().startsWith(set.folder())) {
                eval.elsewhere(set.name(), LabelledSet.read(set.name(), set.cases(), set.labels(), reader).cases().stream()
                        .map(LabelledSet.Case::transcript).toList(), shown);
            }
        }
    }
}
