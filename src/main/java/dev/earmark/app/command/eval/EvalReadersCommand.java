package dev.earmark.app.command.eval;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.reader.ReaderSample;
import dev.earmark.eval.reader.ReadersEval;
import dev.earmark.pipeline.TranscriptReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code earmark eval readers}. */
@Command(
        name = "readers",
        description =
        "Reads inputs of the project's own for each format that other systems export, prints how many are read right, and what is read "
        + "otherwise. Ends with 1 when one is, or a reader has fewer than 5 inputs.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval readers", "  earmark eval readers my-exports"})
final class EvalReadersCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "FOLDER", arity = "0..1",
            description = "Holds READER.txt with inputs and what is right (default: eval-sets/readers).")
    private @Nullable Path folder;

    EvalReadersCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Path inputs = folder == null ? session.home().resolve("eval-sets/readers") : folder;
        return new ReadersEval(new TranscriptReader(session.settings().intake())).run(session.output().stream(), ReaderSample.in(inputs))
                ? Complaints.FINE : Complaints.BAR_BROKEN;
    }
}
