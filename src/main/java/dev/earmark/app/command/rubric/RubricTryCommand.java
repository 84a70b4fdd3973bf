package dev.earmark.app.command.rubric;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.command.part.Round;
import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.interaction.Facts;
import dev.earmark.pipeline.Arrival;
import dev.earmark.pipeline.Details;
import dev.earmark.report.trial.Trial;
import dev.earmark.report.trial.TrialJson;
import dev.earmark.report.trial.TrialText;
import dev.earmark.rubric.Rubric;
import dev.earmark.rubric.RubricFile;
import dev.earmark.text.PlainText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark rubric try}. */
@Command(
        name = "try",
        sortOptions = false,
        description =
        "Shows for each criterion what counts and what comes closest in your conversations. At a terminal, one key says whether a "
        + "sentence counts, and it is written into the examples of the rubric's file.",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark rubric try my-team calls/", "  earmark rubric try my-team chats.jsonl --format json | jq .misses"})
final class RubricTryCommand implements Callable<Integer> {

    /** How what was found is printed. The names are what people type. */
    @SuppressWarnings("checkstyle:ConstantName")
    enum Format {
        text,
        json
    }

    private final Session session;

    @Parameters(index = "0", paramLabel = "RUBRIC", description = "Its id or file.")
    private String rubric = "";

    @Parameters(index = "1..*", paramLabel = "FOLDER", arity = "1..*",
            description = "Recordings, transcripts (.json, .jsonl) or folders of them.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--most", paramLabel = "NUMBER",
            description = "Sentences of each kind (counting and closest) for each criterion (default: ${DEFAULT-VALUE}).",
            defaultValue = "5")
    private int most = 5;

    @Option(names = "--criteria", paramLabel = "IDS", split = ",", description = "Only these criteria, with commas (default: all).")
    private List<String> criteria = new ArrayList<>();

    @Option(names = "--format", description = "text, or json: an object a line for each criterion (default: ${DEFAULT-VALUE}).",
            defaultValue = "text")
    private Format format = Format.text;

    @Option(names = "--report", description = "Print the report also at a terminal, without asking.")
    private boolean report;

    RubricTryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (most < 1 || most > 1_000) {
            throw new Rejected("app.usage", "--most is " + most + "; it must be from 1 to 1000.");
        }
        try (Application application = session.application()) {
            Rubric read = application.rubrics().get(rubric);
            application.calibrations().lookIn(application.rubrics().folderOf(rubric));
            Trial trial = tried(application, read);
            if (trial.conversations() > 0) {
                show(application, read, trial);
            }
        }
        return session.complaints().exitCode();
    }

    private Trial tried(Application application, Rubric read) {
        Trial trial = new Trial(read, wanted(read));
        List<Arrival.Accepted> all = new ArrayList<>();
        Details nothing = Details.of(null, Facts.NONE, null, null);
        folders.forEach(folder -> application.intake().take(folder, nothing, new Round(session).each(all::add)));
        if (!all.isEmpty()) {
            application.warmUp();
        }
        for (int at = 0; at < all.size(); at++) {
            one(application, read, trial, all, at);
        }
        session.progress().clear();
        return trial;
    }

    private void one(Application application, Rubric read, Trial trial, List<Arrival.Accepted> all, int at) {
        try {
            trial.add(application.pipeline().run(all.get(at).found(), read,
                    (_, done) -> session.progress().at("trying " + read.id() + " on " + all.size() + " conversations",
                            (at + done) / all.size())));
        } catch (RuntimeException problem) {
            session.tell(problem);
        }
    }

    private List<String> wanted(Rubric read) {
        List<String> known = read.criteria().map(one -> one.id()).toList();
        criteria.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
            throw new NotFound("rubric.criterion-unknown", "The rubric " + read.id() + " has no criterion \"" + id + "\"; it has "
                    + String.join(", ", known) + ".");
        });
        return criteria.isEmpty() ? known : criteria;
    }

    private void show(Application application, Rubric read, Trial trial) {
        if (format == Format.json) {
            trial.criteria().forEach(one -> session.output().line(TrialJson.line(one, most)));
        } else if (report || !session.keyboard().present()) {
            TrialText.of(trial, most).forEach(session.output()::line);
        } else {
            ask(application.rubrics().file(rubric), read, trial);
        }
    }

    private void ask(Path file, Rubric read, Trial trial) {
        int written = new TrialAnswers(session, new RubricFile(file)).go(trial, most);
        session.output().line(PlainText.oneLine(written == 0 ? "Nothing was written."
                : written + " sentences are in " + file + " now. Raise its \"version\" to " + (read.version() + 1)
                + " before it scores for others, and look at it again: ./earmark rubric lint " + rubric));
    }
}
