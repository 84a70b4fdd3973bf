package dev.earmark.promises;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs programs of the machine: mount, mkfs, cp. */
final class Shell {

    private Shell() {}

    /** @throws AssertionError with what it printed when it does not end with 0 */
    static String run(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(command) + " ended with " + process.exitValue() + ": " + out);
            }
            return out;
        } catch (IOException failed) {
            throw new AssertionError(List.of(command) + " could not be run", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    static boolean succeeds(String... command) {
        try {
            run(command);
            return true;
        } catch (AssertionError failed) {
            return false;
        }
    }
}
