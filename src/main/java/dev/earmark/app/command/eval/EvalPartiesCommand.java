package dev.earmark.app.command.eval;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.EvalSet;
import dev.earmark.eval.EvalSet.Question;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.LabelledSet;
import dev.earmark.eval.party.PartiesEval;
import dev.earmark.pipeline.TranscriptReader;
import dev.earmark.speech.party.RoleWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code earmark eval parties}. */
@Command(
        name = "parties",
        sortOptions = false,
        description =
        "Swaps agent and customer of the project's conversations and counts how often that is noticed, and how often right "
        + "ones are doubted or swapped. Ends with 1 when fewer than 98 of 100 swapped calls are noticed or a right one is swapped.",
        footerHeading = "%nExample:%n",
        footer = "  earmark eval parties")
final class EvalPartiesCommand implements Callable<Integer> {

    private static final String TRADES = "trade-";

    private final Session session;

    @Option(names = "--training", description = "Instead: learn the program's words anew and say whether they come out the same.")
    private boolean training;

    @Option(names = "--write", paramLabel = "FILE", description = "With --training: also write them.")
    private @Nullable Path file;

    EvalPartiesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        PartiesEval eval = new PartiesEval();
        TranscriptReader reader = new TranscriptReader(session.settings().intake());
        for (EvalSet set : new EvalSets(session.home().resolve("eval-sets"), session.corpora()).all()) {
            if (set.question() == Question.CRITERIA && set.cases().startsWith(set.folder())) {
                eval.add(house(set.name()), LabelledSet.read(set.name(), set.cases(), set.labels(), reader).cases().stream()
                        .map(LabelledSet.Case::transcript).toList());
            }
        }
        if (!training) {
            return eval.run(session.output().stream()) ? Complaints.FINE : Complaints.BAR_BROKEN;
        }
        String learned = eval.train().toText();
        boolean same = learned.equals(RoleWords.load().toText());
        session.output().line("words that tell the parties: " + (same ? "identical to" : "DIFFERENT from") + " those in the program");
        write(learned);
        return same ? Complaints.FINE : Complaints.UNAVAILABLE;
    }

    private void write(String learned) {
        try {
            if (file != null) {
                Files.writeString(file, learned);
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Sets of one house have the first word of their names in common. */
    private static String house(String set) {
        return set.startsWith(TRADES) ? set : set.substring(0, (set + "-").indexOf('-'));
    }
}
