package dev.earmark.app.command.eval;

import dev.earmark.app.Application;
import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.eval.Agreement;
import dev.earmark.eval.LibraryEval;
import dev.earmark.eval.LibraryEval.Other;
import dev.earmark.eval.LibraryEval.Outcome;
import dev.earmark.rubric.criteria.TradeCriterion;
import dev.earmark.scoring.Evidence;
import dev.earmark.text.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code earmark eval library}. */
@Command(
        name = "library",
        sortOptions = false,
        description =
        "How far verdicts on the criteria of the library agree with their labelled cases, which nobody tunes on; ends with 1 when kappa "
        + "over all of them is below " + EvalLibraryCommand.LEAST_KAPPA + ".",
        footerHeading = "%nExamples:%n",
        footer = {"  earmark eval library", "  earmark eval library empathy greeting --disagreements"})
final class EvalLibraryCommand implements Callable<Integer> {

    static final double LEAST_KAPPA = 0.65;

    private final Session session;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Criteria by name (default: all).")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--disagreements", description = "Also print each verdict that disagrees, with its reason and words.")
    private boolean disagreements;

    EvalLibraryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Application application = session.application()) {
            List<TradeCriterion> criteria = ids.isEmpty() ? application.criteria().all()
                    : ids.stream().map(application.criteria()::get).toList();
            Outcome outcome = new LibraryEval(application.uncalibrated()).run(criteria, session.progress());
            session.progress().clear();
            if (disagreements) {
                outcome.others().forEach(this::print);
            }
            print(criteria, outcome);
            return ids.isEmpty() && outcome.table().pooled().kappa() < LEAST_KAPPA
                    ? Complaints.BAR_BROKEN : session.complaints().exitCode();
        }
    }

    private void print(List<TradeCriterion> criteria, Outcome outcome) {
        line("%-24s %5s %6s %6s %13s %9s", "criterion", "cases", "agree", "kappa", "misses found", "unscored");
        criteria.forEach(one -> figures(one.id(), Objects.requireNonNull(outcome.table().criteria().get(one.id()))));
        figures("all cases", outcome.table().pooled());
        line("mean kappa over the criteria: %.2f", outcome.table().meanKappa());
        line("proofs in the turn that people name: %d of %d (%.2f)", outcome.proofsInPlace(), outcome.proofs(), outcome.proofShare());
        if (ids.isEmpty()) {
            line("bar: kappa over all cases at least %.2f: %s", LEAST_KAPPA,
                    outcome.table().pooled().kappa() < LEAST_KAPPA ? "BROKEN" : "held");
        }
    }

    private void figures(String name, Agreement found) {
        line("%-24s %5d %6.2f %6.2f %13s %9d", name, found.count(), found.share(), found.kappa(),
                found.faults().found() + "/" + found.faults().there(), found.leftOpen());
    }

    private void print(Other other) {
        line("%s, %s %s: label %s, verdict %s (%.2f). %s", other.criterion(), other.labelled().trade(), other.labelled().channel().label(),
                other.label().label(), other.judgement().verdict().label(), other.judgement().confidence(), other.judgement().reason());
        other.labelled().turns().forEach(turn -> line("    %s: %s", turn.speaker().label(), turn.text()));
        other.judgement().evidence().stream().filter(piece -> !piece.quote().isEmpty()).forEach(this::print);
    }

    private void print(Evidence piece) {
        line("    %s in turn %d: \"%s\"", piece.kind().label(), piece.turn() == null ? -1 : piece.turn(), piece.quote());
    }

    private void line(String format, Object... values) {
        session.output().line(PlainText.oneLine(String.format(Locale.ROOT, format, values)));
    }
}
