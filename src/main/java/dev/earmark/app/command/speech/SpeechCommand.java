package dev.earmark.app.command.speech;

import dev.earmark.app.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code earmark speech}. */
@Command(name = "speech", description = "Prepares the recogniser for what is usually said on service lines and for the names of a company.")
public final class SpeechCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static CommandLine with(Session session) {
        return new CommandLine(new SpeechCommand()).addSubcommand(new AdaptCommand(session)).addSubcommand(new ModelsCommand(session))
                .addSubcommand(new UseCommand(session)).addSubcommand(new BuildModelCommand(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
