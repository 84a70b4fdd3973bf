package dev.earmark.app.command;

import dev.earmark.app.Session;
import dev.earmark.app.command.audit.AuditCommand;
import dev.earmark.app.command.coach.ClipCommand;
import dev.earmark.app.command.coach.CoachCommand;
import dev.earmark.app.command.data.BackupCommand;
import dev.earmark.app.command.data.RehearseCommand;
import dev.earmark.app.command.data.RestoreCommand;
import dev.earmark.app.command.data.ScrubCommand;
import dev.earmark.app.command.eval.EvalCommand;
import dev.earmark.app.command.privacy.CustomerCommand;
import dev.earmark.app.command.privacy.KeysCommand;
import dev.earmark.app.command.privacy.RetentionCommand;
import dev.earmark.app.command.rubric.CalibrateCommand;
import dev.earmark.app.command.rubric.RubricCommand;
import dev.earmark.app.command.score.DemoCommand;
import dev.earmark.app.command.score.ScoreCommand;
import dev.earmark.app.command.score.TranscribeCommand;
import dev.earmark.app.command.search.SearchCommand;
import dev.earmark.app.command.speech.SpeechCommand;
import dev.earmark.app.terminal.Complaints;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.yaml.Nearest;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts the commands together and turns whatever comes out of them into a sentence and an exit code. */
public final class CommandLines {

    private final Session session;
    private final CommandLine commandLine;

    public CommandLines(Session session, PrintStream errors) {
        this.session = session;
        this.commandLine = new CommandLine(new EarmarkCommand(session))
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new ScoreCommand(session))
                .addSubcommand(new TranscribeCommand(session))
                .addSubcommand(new SearchCommand(session))
                .addSubcommand(new CoachCommand(session))
                .addSubcommand(new ClipCommand(session))
                .addSubcommand(new ServeCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new ImportOutcomesCommand(session))
                .addSubcommand(new PlaybookCommand(session))
                .addSubcommand(new KeyCommand(session))
                .addSubcommand(AuditCommand.with(session))
                .addSubcommand(CustomerCommand.with(session))
                .addSubcommand(RetentionCommand.with(session))
                .addSubcommand(KeysCommand.with(session))
                .addSubcommand(new BackupCommand(session))
                .addSubcommand(new RestoreCommand(session))
                .addSubcommand(new ScrubCommand(session))
                .addSubcommand(new DoctorCommand(session))
                .addSubcommand(RubricCommand.with(session))
                .addSubcommand(SpeechCommand.with(session))
                .addSubcommand(EvalCommand.with(session))
                .addSubcommand(new CalibrateCommand(session))
                .addSubcommand(new CompletionCommand(session))
                .addSubcommand(new RehearseCommand(session))
                .addSubcommand(new StepCommand(session));
        configure(commandLine, errors);
    }

    private void configure(CommandLine line, PrintStream errors) {
        Terminal terminal = session.terminal();
        line.setOut(new PrintWriter(session.output().stream(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(errors, true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(terminal.columns(), 60, 110))
                .setUsageHelpLongOptionsMaxWidth(30)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(this::misused)
                .setExecutionExceptionHandler(this::failed);
    }

    public CommandLine commandLine() {
        return commandLine;
    }

    public int execute(String... arguments) {
        try {
            int code = commandLine.execute(arguments);
            session.output().flush();
            return Math.max(code, session.complaints().exitCode());
        } catch (Output.Lost lost) {
            return ended(lost);
        } catch (Error grave) {
            session.tell(grave);
            return session.complaints().exitCode();
        }
    }

    private int failed(Exception problem, CommandLine line, CommandLine.ParseResult parsed) {
        if (problem instanceof Output.Lost lost) {
            return ended(lost);
        }
        session.tell(problem);
        return session.complaints().exitCode();
    }

    private int ended(Output.Lost lost) {
        if (lost.readerGone()) {
            return session.complaints().exitCode();
        }
        session.complaints().tell(Complaints.UNAVAILABLE, "app.output-failed", "The output cannot be written: " + lost.getMessage() + ".");
        return session.complaints().exitCode();
    }

    private int misused(ParameterException wrong, String[] arguments) {
        String sentence = String.valueOf(wrong.getMessage()).strip();
        String near = wrong instanceof UnmatchedArgumentException unmatched ? nearest(unmatched) : "";
        String end = near.isEmpty() ? (sentence.endsWith(".") ? " " : ". ") : "; did you mean " + near + "? ";
        String help = wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help tells more.";
        session.complaints().tell(Complaints.REFUSED, "app.usage", sentence + end + help);
        return Complaints.REFUSED;
    }

    private static String nearest(UnmatchedArgumentException wrong) {
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String given = wrong.getUnmatched().getFirst();
        Collection<String> known = given.startsWith("-") ? command.optionsMap().keySet() : command.subcommands().keySet();
        return Nearest.to(given, known).orElse("");
    }
}
