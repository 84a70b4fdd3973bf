package dev.earmark.app.command.score;

import dev.earmark.fault.Unavailable;
import dev.earmark.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sample conversations that come with Earmark: synthesised from scripts of our own. */
final class Samples {

    private static final String FOLDER = "eval-sets/sample-calls";

    private Samples() {}

    /** @param about what to look at in the result */
    record Sample(Path file, String title, String rubric, String agent, String customer, String about) {}

    /** @throws dev.earmark.fault.Fault when the list is missing or wrong */
    static List<Sample> of(Path home) {
        Path folder = home.resolve(FOLDER);
        Path list = folder.resolve("manifest.yaml");
        if (!Files.isRegularFile(list)) {
            throw new Unavailable("app.samples-missing", "The sample conversations are not at " + folder + "; is the installation whole?");
        }
        return YamlFile.read(list, "app.samples-invalid").maps("samples").stream()
                .map(entry -> new Sample(
                        folder.resolve(entry.text("file")),
                        entry.text("title"),
                        entry.text("rubric"),
                        entry.text("agent"),
                        entry.text("customer"),
                        entry.textIf("look-at").orElse("")))
                .toList();
    }
}
