package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.earmark.app.Session;
import dev.earmark.app.terminal.Output;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.testing.Docs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page of commands names what the program understands, and the program understands what the page names. */
class CommandsPageTest {

    /** Of the launcher, which builds for them instead of starting the program. */
    private static final List<String> OF_THE_LAUNCHER = List.of("test", "package");

    private final CommandLine program = program();

    @Test
    void everyCommandOfTheProgramStandsOnThePage() {
        assertThat(documented()).containsAll(commands(program, ""));
    }

    @Test
    void everyCommandOnThePageIsOneOfTheProgram() {
        TreeSet<String> unknown = new TreeSet<>(documented());
        unknown.removeIf(path -> OF_THE_LAUNCHER.contains(path) || known(path));

        assertThat(unknown).isEmpty();
    }

    @Test
    void theLauncherKnowsItsOwnCommands() throws IOException {
        assertThat(documented()).containsAll(OF_THE_LAUNCHER);
        String launcher = Files.readString(Path.of("earmark"));
        assertThat(OF_THE_LAUNCHER).allSatisfy(name -> assertThat(launcher).contains("[ \"${1:-}\" = " + name + " ]"));
    }

    /** picocli formats what is said of a command; a lone % would be printed with a warning of its own. */
    @Test
    void whatIsSaidOfCommandsCanBePrinted() {
        assertThat(said(program)).hasSizeGreaterThan(300).allSatisfy(said -> assertThatCode(() -> String.format(Locale.ROOT, said))
                .as(said).doesNotThrowAnyException());
    }

    private static List<String> said(CommandLine line) {
        CommandLine.Model.UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        List<String> said = new ArrayList<>();
        List.of(usage.header(), usage.description(), usage.footer()).forEach(part -> said.addAll(List.of(part)));
        line.getCommandSpec().args().forEach(arg -> said.addAll(List.of(arg.description())));
        line.getSubcommands().values().forEach(below -> said.addAll(said(below)));
        return said;
    }

    /** Paths such as {@code rubric lint} of the commands that are not hidden and have none below them. */
    private static List<String> commands(CommandLine line, String path) {
        List<String> paths = new ArrayList<>();
        line.getSubcommands().forEach((name, below) -> {
            if (!below.getCommandSpec().usageMessage().hidden()) {
                String whole = (path + " " + name).strip();
                paths.addAll(below.getSubcommands().isEmpty() ? List.of(whole) : commands(below, whole));
            }
        });
        return paths;
    }

    /** The words of each command on the page that a program reads as names of commands; {@code a|b} stands for two commands. */
    private TreeSet<String> documented() {
        TreeSet<String> paths = new TreeSet<>();
        for (String usage : Docs.commands()) {
            List<String> open = List.of("");
            for (String word : usage.split(" ")) {
                if (!word.matches("[a-z][a-z|-]*") || open.stream().anyMatch(this::takesNoCommand)) {
                    break;
                }
                open = open.stream().flatMap(path -> List.of(word.split("\\|")).stream().map(one -> (path + " " + one).strip())).toList();
            }
            paths.addAll(open);
        }
        return paths;
    }

    private boolean takesNoCommand(String path) {
        CommandLine line = find(path);
        return line != null && line.getSubcommands().isEmpty();
    }

    private boolean known(String path) {
        CommandLine line = find(path);
        return line != null && !line.getCommandSpec().usageMessage().hidden();
    }

    private @Nullable CommandLine find(String path) {
        CommandLine at = program;
        for (String name : path.isEmpty() ? List.<String>of() : List.of(path.split(" "))) {
            at = at.getSubcommands().get(name);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static CommandLine program() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Session session = new Session(
                Path.of(""), Map.of(), new Terminal(false, false, 100), new Output(new ByteArrayOutputStream()), nowhere);
        return new CommandLines(session, nowhere).commandLine();
    }
}
