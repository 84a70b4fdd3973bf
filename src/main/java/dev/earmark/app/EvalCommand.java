package dev.earmark.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earmark eval}: measures Earmark, and prints every figure that the project claims. */
@Command(
        name = "eval",
        description = "Measures Earmark on material that people have labelled.",
        footerHeading = "%nMaterial:%n",
        footer = "  Sets are looked for in the folder that EARMARK_CORPORA names, else in ../shared/corpora beside the project.")
final class EvalCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static CommandLine with(Session session) {
        return new CommandLine(new EvalCommand())
                .addSubcommand(new EvalSpeechCommand(session))
                .addSubcommand(new EvalCriteriaCommand(session))
                .addSubcommand(new EvalActsCommand(session))
                .addSubcommand(new EvalSentimentCommand(session))
                .addSubcommand(new EvalSpeedCommand(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to measure: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
