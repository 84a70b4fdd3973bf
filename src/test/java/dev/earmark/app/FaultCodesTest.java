package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.testing.Docs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultCodesTest {

    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void thePageListsExactlyTheCodesThatTheProgramUses() {
        String packages = String.join("|", Docs.packageMap().keySet());
        Pattern code = Pattern.compile("\"((?:" + packages + ")\\.(?!css\"|js\")[a-z]+(?:-[a-z0-9]+)*)\"");

        Set<String> used = sources().flatMap(source -> code.matcher(source).results().map((MatchResult found) -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Docs.faultCodes()).containsExactlyInAnyOrderElementsOf(used);
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.toString().endsWith("Lint.java") && !file.endsWith("EventType.java")).map(FaultCodesTest::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("new AuditEntry\\([^;]*;|override\\(\"[^\"]*\"", ""); // what people did is dotted too, and settings
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
