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
        Pattern code = Pattern.compile("\"((?:" + String.join("|", families()) + ")\\.(?!css\"|js\"|yaml\")[a-z]+(?:-[a-z0-9]+)*)\"");

        Set<String> used = sources().flatMap(source -> code.matcher(source).results().map((MatchResult found) -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Docs.faultCodes()).containsExactlyInAnyOrderElementsOf(used);
    }

    /** What codes begin with: a package, or a word that users knew before the package had another name. */
    private static Set<String> families() {
        Set<String> families = new TreeSet<>(Docs.packageMap().keySet());
        Docs.faultCodes().forEach(known -> families.add(known.substring(0, known.indexOf('.'))));
        return families;
    }

    private static Stream<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.toString().endsWith("Lint.java")
                    && !file.endsWith("HintOrder.java") && !file.endsWith("EventType.java")).map(FaultCodesTest::read).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            // what people did is dotted too, and settings
            return Files.readString(file).replaceAll("new AuditEntry\\([^;]*;|deeds\\.(?:done|noted)\\([^;]*;|override\\(\"[^\"]*\"", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
