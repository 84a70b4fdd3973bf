package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.EvalRun;
import dev.earmark.eval.EvalSet;
import dev.earmark.eval.EvalSets;
import dev.earmark.eval.TripWireEval;
import dev.earmark.eval.Verification;
import dev.earmark.eval.page.EvalJson;
import dev.earmark.eval.page.EvalPage;
import dev.earmark.eval.page.EvalTable;
import dev.earmark.eval.page.SetsTable;
import dev.earmark.fault.Rejected;
import dev.earmark.fault.Unavailable;
import dev.earmark.text.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval}: measures Earmark on labelled sets, and prints every figure that the project claims. */
@Command(
        name = "eval",
        sortOptions = false,
        description =
        "Measures Earmark on material that people have labelled, and ends with exit code 1 when a bar is broken: a bar of the set, "
                + "or a kappa more than 0.03 below the accepted one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark eval",
            "  earmark eval sales-call my-sets/claims",
            "  earmark eval 'trade-*'",
            "  earmark eval sales-call --accept --by Kim --why \"new opening lines\"",
            "",
            "Material:",
            "  Sets are folders with eval-set.yaml, in eval-sets/ and in the folder that EARMARK_CORPORA names, else in ../shared/corpora",
            "  beside the project. Sets whose material is not there are passed over."
        })
public final class EvalCommand implements Callable<Integer> {

    private final Session session;
    private final Clock clock;

    @Parameters(paramLabel = "SET", arity = "0..*", description = "Sets by name, with * for any letters, or their folders (default: all).")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--output", paramLabel = "FOLDER",
            description = "Where evaluation.html and evaluation.json are written (default: ${DEFAULT-VALUE}).",
            defaultValue = "earmark-eval")
    private Path output = Path.of("earmark-eval");

    @Option(names = "--accept", description = "Keep these figures as the baseline of the sets; needs --by and --why.")
    private boolean accept;

    @Option(names = "--by", paramLabel = "NAME", description = "Who accepts.")
    private @Nullable String by;

    @Option(names = "--why", paramLabel = "TEXT", description = "Why.")
    private @Nullable String why;

    @Option(names = "--without-trip-wire",
            description = "Ask the language model also where somebody speaks to whoever judges: tries the model itself, with injections.")
    private boolean unwired;

    private boolean noModel;

    private EvalCommand(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    public static CommandLine with(Session session) {
        return new CommandLine(new EvalCommand(session, Clock.systemUTC()))
                .addSubcommand(new EvalSpeechCommand(session))
                .addSubcommand(new EvalCriteriaCommand(session))
                .addSubcommand(new EvalActsCommand(session))
                .addSubcommand(new EvalPartiesCommand(session))
                .addSubcommand(new EvalMonoCommand(session))
                .addSubcommand(new EvalChannelsCommand(session))
                .addSubcommand(new EvalReadersCommand(session))
                .addSubcommand(new EvalRedactionCommand(session))
                .addSubcommand(new EvalLibraryCommand(session))
                .addSubcommand(new EvalSentimentCommand(session))
                .addSubcommand(new EvalJudgeCommand(session))
                .addSubcommand(new EvalFairnessCommand(session))
                .addSubcommand(new EvalEmbeddingsCommand(session))
                .addSubcommand(new EvalSpeedCommand(session))
                .addSubcommand(new EvalSearchCommand(session))
                .addSubcommand(new EvalMomentsCommand(session))
                .addSubcommand(new EvalDecoderCommand(session))
                .addSubcommand(new EvalMemoryCommand(session))
                .addSubcommand(new EvalStoreCommand(session))
                .addSubcommand(new EvalServiceCommand(session))
                .addSubcommand(new EvalPageCommand(session))
                .addSubcommand(new EvalPlaybookCommand(session));
    }

    @Override
    public Integer call() {
        if (accept && (by == null || by.isBlank() || why == null || why.isBlank())) {
            throw new Rejected("app.usage",
                    "--accept needs --by NAME and --why TEXT, so that others know who accepted the figures and for what reason.");
        }
        try (Application application = session.application()) {
            EvalSets known = new EvalSets(session.home().resolve("eval-sets"), session.corpora());
            EvalRun run = new EvalRun(application.engines(!unwired), session.progress());
            noModel = application.languageModel().isEmpty();
            List<Verification> done = new ArrayList<>();
            for (EvalSet set : sets.isEmpty() ? known.all() : named(known)) {
                one(run, set).ifPresent(done::add);
            }
            new SetsTable(line -> session.output().line(PlainText.oneLine(line))).print(done);
            if (sets.isEmpty()) {
                known.others().forEach(other -> session.output()
                        .line(PlainText.oneLine(other + ": its question is answered by a command of its own")));
            }
            return finish(done);
        }
    }

    private List<EvalSet> named(EvalSets known) {
        return sets.stream().flatMap(name -> known.matching(name).stream()).distinct().toList();
    }

    private Optional<Verification> one(EvalRun run, EvalSet set) {
        if (set.question() == EvalSet.Question.INJECTIONS) {
            TripWireEval.of(set).ifPresent(wire -> wire.print(line -> session.output().line(PlainText.oneLine(line))));
        }
        if (sets.isEmpty() && !Files.exists(set.cases())) {
            session.output().line(PlainText.oneLine(set.name() + ": PASSED OVER, there is no " + set.cases()));
            session.output().line("");
            return Optional.empty();
        }
        if (sets.isEmpty() && noModel && set.question() == EvalSet.Question.INJECTIONS) {
            session.output().line(PlainText.oneLine(set.name() + ": PASSED OVER, there is no language model to try (language.provider)"));
            session.output().line("");
            return Optional.empty();
        }
        session.progress().about(set.name());
        Verification verification = run.run(set);
        session.progress().clear();
        new EvalTable(line -> session.output().line(PlainText.oneLine(line))).print(verification);
        return Optional.of(verification);
    }

    private int finish(List<Verification> done) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        write(done, now);
        if (accept && by != null && why != null) {
            String who = by;
            String reason = why;
            done.forEach(verification -> verification.accept(who, reason, now.toString()));
            session.output().line("Accepted " + done.size() + " baselines.");
            return session.complaints().exitCode();
        }
        boolean broken = done.stream().anyMatch(verification -> !verification.broken().isEmpty());
        return session.complaints().exitCode() != Complaints.FINE ? session.complaints().exitCode() : broken
                ? Complaints.BAR_BROKEN : Complaints.FINE;
    }

    private void write(List<Verification> done, Instant now) {
        try {
            Files.createDirectories(output);
            Path page = Files.writeString(output.resolve("evaluation.html"), EvalPage.of(done, now.toString()));
            Files.writeString(output.resolve("evaluation.json"), EvalJson.of(done, now.toString()));
            session.output().line(PlainText.oneLine("Disagreements and figures: " + page));
        } catch (IOException failed) {
            throw new Unavailable("eval.not-written", "The report cannot be written to " + output + ": " + failed.getMessage() + ".",
                    failed);
        }
    }
}
