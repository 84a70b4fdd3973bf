package dev.earmark.app.command;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Complaints;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code earmark completion}. */
@Command(
        name = "completion",
        description = "Prints a script that lets the Tab key complete commands and options.",
        footerHeading = "%nExamples:%n",
        footer = {"  source <(./earmark completion bash)", "  ./earmark completion zsh >> ~/.zshrc"})
final class CompletionCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Shell shell = Shell.bash;

    /** The names are what people type. */
    enum Shell {
        bash,
        zsh
    }

    CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash("earmark", spec.root().commandLine());
        String needed = switch (shell) {
            case bash -> "";
            case zsh -> "autoload -U +X compinit && compinit; autoload -U +X bashcompinit && bashcompinit\n";
        };
        session.output().line(needed + script);
        return Complaints.FINE;
    }
}
