package dev.earmark.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.earmark.promises.BareMachine.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's first two lines as they stand there, with a JDK, git and Maven, an empty local repository and the network. Long form only.
 */
class BareBuildIT {

    private static final int MOST_SECONDS = 1_800;

    @TempDir
    Path folder;

    @Test
    void aCloneBuildsItselfAndShowsTheDemo() throws IOException {
        assumeTrue(Scale.isLong(), "only in the long form: a build that downloads everything is not tried");
        assumeTrue(BareRoot.canBeMade(), "WITHOUT ROOT, MMDEBSTRAP OR UNSHARE: a bare machine is not tried");
        Path home = Files.createDirectory(folder.resolve("home"));
        Shell.run("git", "clone", "--quiet", "--bare", "--no-local", Path.of("").toAbsolutePath().toString(),
                folder.resolve("earmark.git").toString());
        Path settings = Path.of(Objects.requireNonNull(System.getProperty("user.home")), ".m2", "settings.xml");
        if (Files.isRegularFile(settings)) {
            Files.copy(settings, Files.createDirectory(home.resolve(".m2")).resolve("settings.xml"));
        }
        Shell.run("chown", "-R", "12345:12345", home.toString(), folder.resolve("earmark.git").toString());
        String commit = Shell.run("git", "rev-parse", "--short=12", "HEAD").strip();

        Outcome demo = machine(home).run(folder.resolve("log"), MOST_SECONDS, environment(
                "cd && git clone --quiet /srv/earmark.git earmark && cd earmark && ./earmark demo && ./earmark --version && git status "
                + "--porcelain"));

        assertThat(demo.exitCode()).as(demo.out()).isZero();
        assertThat(demo.out()).contains("Next:").contains("built from " + commit + "\n").endsWith("Linux " + System.getProperty("os.arch")
                + "\n");
        assertThat(home.resolve("earmark/earmark-demo")).isNotEmptyDirectory();
    }

    private BareMachine machine(Path home) throws IOException {
        BareMachine machine = BareMachineIT.withJdk(new BareMachine(BareRoot.BUILDER.folder(), true)).writable(home, "/home/visitor/house")
                .readOnly(folder.resolve("earmark.git"), "/srv/earmark.git");
        for (String file : List.of("/etc/resolv.conf", "/etc/hosts")) {
            if (Files.exists(Path.of(file))) {
                machine.readOnly(Path.of(file).toRealPath(), file);
            }
        }
        return machine;
    }

    /** What says how to reach the network is handed on. */
    private static String[] environment(String script) {
        List<String> command = new ArrayList<>(List.of("env", "HOME=/home/visitor/house"));
        for (Map.Entry<String, String> one : System.getenv().entrySet()) {
            if (one.getKey().matches("(?i)(https?|all|no)_proxy|MAVEN_OPTS")) {
                command.add(one.getKey() + "=" + one.getValue());
            }
        }
        command.addAll(List.of("bash", "-c", script));
        return command.toArray(String[]::new);
    }
}
