package dev.earmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a line of code looks, as far as a program can tell. */
class CodeStyleTest {

    private static final int MOST = 140;
    private static final String TEXT_BLOCK = "\"\"\"";

    /** Text blocks are data: a line of JSON stays a line. */
    @Test
    void noLineIsLongerThanItCanBeRead() throws IOException {
        List<String> longer = new ArrayList<>();
        for (Path file : sources()) {
            boolean data = false;
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                boolean touched = line.contains(TEXT_BLOCK);
                if (!data && !touched && line.codePointCount(0, line.length()) > MOST) {
                    longer.add(file + ":" + number);
                }
                data ^= line.split(TEXT_BLOCK, -1).length % 2 == 0;
            }
        }

        assertThat(longer).as("lines of more than " + MOST + " characters").isEmpty();
    }

    @Test
    void thereAreSourcesToLookAt() throws IOException {
        assertThat(sources()).hasSizeGreaterThan(100).contains(Path.of("src/main/java/dev/earmark/text/PlainText.java"));
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : List.of(Path.of("src/main/java/dev/earmark"), Path.of("src/test/java/dev/earmark"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }
}
