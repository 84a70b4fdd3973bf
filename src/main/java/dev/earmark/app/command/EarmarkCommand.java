package dev.earmark.app.command;

import dev.earmark.app.Session;
import dev.earmark.app.Version;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code earmark} itself: says what it can do. */
@Command(
        name = "earmark",
        versionProvider = Version.class,
        sortOptions = false,
        header = "Scores customer conversations by a rubric, with evidence, offline.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  earmark demo                        score the bundled sample conversations",
            "  earmark score call.wav              score a call and show why",
            "  earmark score calls/ --html out/    a page for each call of a folder",
            "  earmark score chats.jsonl --format json | jq .scorecard.percent",
            "%nExit codes: 0 success; 1 a bar of eval was missed; 2 input was refused; 3 something needed is unavailable; 69 not"
                    + " installed; 70 a bug."
        })
final class EarmarkCommand implements Runnable {

    private final Session session;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    EarmarkCommand(Session session) {
        this.session = session;
    }

    @Option(names = "--config", paramLabel = "FILE", scope = ScopeType.INHERIT,
            description = "Settings (default: earmark.yaml in the working folder).")
    void settingsFile(Path file) {
        session.settingsFile(file);
    }

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Prints what a command does and ends.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Prints the version and ends.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
