package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.promises.BareMachine.Outcome;
import dev.earmark.testing.ArchiveLinks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of {@code ./earmark package}, unpacked into a folder with a space in its name by somebody else: no JDK, no Maven, no
 * checkout.
 */
class BareInstallIT extends BareMachineContract {

    private static final String PLACE = "/opt/ear mark";
    private static final long MOST_BYTES = 400_000_000;

    @TempDir
    static Path folder;

    private static Path unpacked = Path.of("");
    private static Path archive = Path.of("");
    /** As they were listed while they were unpacked. */
    private static List<String> entries = List.of();

    @BeforeAll
    static void packs() {
        if (BareRoot.canBeMade()) {
            String printed = Shell.run("env", "EARMARK_BUILD=never", "EARMARK_JAVA_HOME=" + System.getProperty("java.home"),
                    "./earmark", "package");
            archive = Path.of(printed.substring(printed.indexOf('/'), printed.indexOf(" (")));
            entries = Shell.run("env", "TZ=UTC", "tar", "-C", folder.toString(), "--numeric-owner", "-xvvzf", archive.toString()).lines()
                    .toList();
            unpacked = folder.resolve(archive.getFileName().toString().replace(".tar.gz", ""));
        }
    }

    @Override
    BareMachine machine() throws IOException {
        return new BareMachine(BareRoot.PLAIN.folder(), false).readOnly(unpacked, PLACE);
    }

    @Override
    Door inShort() {
        return Door.SERVICE;
    }

    @Override
    List<String> launcher() {
        return List.of(PLACE + "/bin/earmark");
    }

    @Test
    void theArchiveIsSmallEnoughAndHoldsNothingOfWhoMadeIt() throws IOException {
        assertThat(archive).isRegularFile();
        assertThat(Files.size(archive)).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(entries).allSatisfy(entry -> assertThat(entry).containsPattern("^\\S+ 0/0 +\\d+ 2026-01-01 00:00 "));
        assertThat(entries).extracting(entry -> entry.replaceAll("^.* 00:00 ", "").replaceAll(" -> .*", "").replace('/', '\u0001'))
                .isSorted();
    }

    @Test
    void itSaysWhichVersionItIs() throws IOException {
        Outcome version = machine().run(logs.resolve("version.log"), 60, PLACE + "/earmark", "--version");

        assertThat(version.out())
                .matches(
                        "earmark \\d+\\.\\d+\\.\\d+\\S*, built from ([0-9a-f]{12}(\\+changes)?|sources without git)\nJava 25\\S* of .+, "
                        + "Linux \\S+\n");
        assertThat(version.exitCode()).isZero();
    }

    @Test
    void whatJavaLearntWhenItWasPackedFitsWhereItIsUnpacked() throws IOException {
        String strictly = "home=$1; . \"$home/program/start.sh\"; exec \"$home/runtime/bin/java\" \"${java_flags[@]}\" -XX:AOTMode=on"
                + " -XX:AOTCache=\"$home/program/earmark.jar.aot\" -jar \"$home/program/earmark.jar\" --version";

        assertThat(machine().run(logs.resolve("aot.log"), 60, "bash", "-c", strictly, "bash", PLACE).exitCode()).isZero();
    }

    @Test
    void everyLinkOfItsPagesLeadsSomewhere() throws IOException {
        assertThat(ArchiveLinks.pages(unpacked)).hasSizeGreaterThan(5);
        assertThat(ArchiveLinks.broken(unpacked)).isEmpty();
    }

    @Test
    void everyLibraryIsListedWithItsLicence() throws IOException {
        List<String> rows = Files.readAllLines(unpacked.resolve("licences/third-party.md")).stream().filter(line -> line.startsWith("| `"))
                .map(line -> line.split("`", -1)[1]).toList();
        try (Stream<Path> jars = Files.list(unpacked.resolve("program/lib"))) {
            List<String> libraries = jars.map(jar -> jar.getFileName().toString()
                    .replaceAll("-\\d[^a-z]*(-beta\\d+|Final)?(-linux-x86_64|linux-arm64)?\\.jar$", "")).distinct().toList();
            assertThat(rows).containsExactlyInAnyOrderElementsOf(libraries);
        }
    }
}
