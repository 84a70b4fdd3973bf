package dev.earmark.app.command.rubric;

import dev.earmark.app.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earmark rubric}: for people who write rubrics. */
@Command(name = "rubric", description = "Makes, lists, checks, tries and shows rubrics.")
public final class RubricCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static CommandLine with(Session session) {
        return new CommandLine(new RubricCommand())
                .addSubcommand(new RubricNewCommand(session))
                .addSubcommand(new RubricLibraryCommand(session))
                .addSubcommand(new RubricTryCommand(session))
                .addSubcommand(new RubricListCommand(session))
                .addSubcommand(new RubricLintCommand(session))
                .addSubcommand(new RubricShowCommand(session))
                .addSubcommand(new RubricSchemaCommand(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
