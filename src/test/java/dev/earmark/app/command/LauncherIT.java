package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.Launcher;
import dev.earmark.testing.Launcher.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {

    @TempDir
    Path data;

    @TempDir
    Path folder;

    private Launcher launcher;

    @BeforeEach
    void aFolderOfTheUser() {
        launcher = new Launcher(folder, data);
    }

    @Test
    void helpNamesTheCommandsAndGivesExamples() {
        Outcome help = launcher.run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("score", "transcribe", "demo", "rubric", "Examples:");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void unknownOptionIsOneSentenceWithTheNearestOne() {
        Outcome wrong = launcher.run("score", "--fromat", "json", "call.wav");

        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err())
                .isEqualTo("app.usage: Unknown option: '--fromat'; did you mean --format? earmark score --help tells more.\n");
    }

    @Test
    void textRenamedToWavIsRefusedInOneSentence() throws IOException {
        Files.writeString(folder.resolve("a letter.wav"), "Dear Sir or Madam, this is not a recording at all.");

        Outcome refused = launcher.run("transcribe", "a letter.wav");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).startsWith("audio.").contains("a letter.wav").hasLineCount(1);
    }

    @Test
    void ofTwoFilesTheGoodOneIsScoredAndTheBadOneTold() throws IOException {
        Files.writeString(folder.resolve("bad.json"), "{\"turns\":");
        Files.writeString(folder.resolve("good.json"), "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"Hello, how can I help?\"}]}");

        Outcome both = launcher.run("score", "bad.json", "good.json", "--format", "json", "--rubric", "bank-phone-service");

        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.out()).startsWith("{\"id\":\"good\"").hasLineCount(1);
        assertThat(both.err()).isEqualTo("pipeline.json-invalid: bad.json: is not valid JSON (line 1, column 10).\n");
    }

    @Test
    void outputBesideARecordingIsNotTakenForWhatIsKnownOfIt() throws IOException {
        Files.copy(Launcher.script().resolveSibling("src/test/resources/formats/call.wav"), folder.resolve("call.wav"));

        Outcome twice =
                launcher.shell(
                        "\"$EARMARK\" transcribe call.wav --format json > call.json && \"$EARMARK\" transcribe call.wav --format json > "
                        + "call.json");

        assertThat(twice.err()).isEmpty();
        assertThat(twice.exitCode()).isZero();
        assertThat(folder.resolve("call.json")).content().startsWith("{\"id\":\"call\"");
    }

    @Test
    void outputInTheFolderThatIsScoredIsNoConversation() throws IOException {
        Files.writeString(folder.resolve("chat.json"), "{\"turns\":[{\"speaker\":\"agent\",\"text\":\"Hello, how can I help?\"}]}");

        Outcome scored = launcher.shell("\"$EARMARK\" score . --rubric retail-support-chat --format json > results.json");

        assertThat(scored.err()).isEmpty();
        assertThat(scored.exitCode()).isZero();
        assertThat(folder.resolve("results.json")).content().startsWith("{\"id\":\"chat\"").hasLineCount(1);
    }

    @Test
    void worksThroughALinkInAFolderWithSpaces() throws IOException {
        Path link = Files.createDirectories(folder.resolve("my tools")).resolve("ear mark");
        Files.createSymbolicLink(link, Launcher.script());

        Outcome version = launcher.shell("'my tools/ear mark' --version");

        assertThat(version.out()).startsWith("earmark ");
        assertThat(version.exitCode()).isZero();
    }

    @Test
    void theVersionNamesTheCommitAndThePlatform() {
        Outcome version = launcher.run("--version");

        assertThat(version.out().lines()).satisfiesExactly(
                program ->
                assertThat(program).matches("earmark \\d+\\.\\d+\\.\\d+\\S*, built from ([0-9a-f]{12}(\\+changes)?|sources without git)"),
                platform -> assertThat(platform).matches("Java \\d\\S* of .+, \\S.* \\S+"));
    }

    @Test
    void whatJavaLearntForAnotherJavaIsPassedOverWithoutAWord() throws IOException {
        Path project = Path.of("").toAbsolutePath();
        Files.copy(project.resolve("target/earmark.jar"), folder.resolve("earmark.jar"));
        Path libraries = Files.createSymbolicLink(folder.resolve("lib"), project.resolve("target/lib"));
        Files.writeString(folder.resolve("earmark.jar.aot"), "of another Java");

        Outcome version = launcher.shell("home='%s'; . \"$home/src/main/dist/start.sh\"; start '%s/bin/java' earmark.jar --version"
                .formatted(project, System.getProperty("java.home")));

        Files.delete(libraries);
        assertThat(version.err()).isEmpty();
        assertThat(version.out()).startsWith("earmark ").hasLineCount(2);
    }

    @Test
    void readerThatStopsEarlyIsNoFailure() {
        Outcome first = launcher.shell("\"$EARMARK\" completion bash | head -n 1");

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).isEmpty();
    }

    @Test
    void outputThatCannotBeWrittenIsToldAndNoSuccess() {
        Outcome full = launcher.shell("\"$EARMARK\" completion bash > /dev/full");

        assertThat(full.exitCode()).isEqualTo(3);
        assertThat(full.err()).startsWith("app.output-failed: The output cannot be written: ").hasLineCount(1);
    }

    @Test
    void withoutAJdkThatFitsItSaysWhatToDo() {
        Outcome none = launcher.run(Map.of("EARMARK_JAVA_HOME", "/nowhere"), "--help");

        assertThat(none.exitCode()).isEqualTo(69);
        assertThat(none.err())
                .isEqualTo("earmark: EARMARK_JAVA_HOME is /nowhere, which is not a JDK 25 or newer; unset it or let it name one.\n");
    }

    @Test
    void misspeltSettingStopsTheStart() throws IOException {
        Files.writeString(folder.resolve("earmark.yaml"), "speech:\n  treads: 1\n");

        Outcome stopped = launcher.run("rubric", "list");

        assertThat(stopped.exitCode()).isEqualTo(2);
        assertThat(stopped.err()).startsWith("app.setting-unknown: There is no setting \"speech.treads\"")
                .contains("did you mean \"speech.threads\"?");
    }
}
