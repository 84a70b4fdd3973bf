package dev.earmark.web.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the sources of the page must not hold, and that every text they name is there. */
class PageSourceTest {

    private static final Path UI = Path.of("src/main/resources/ui");
    /** Ways by which words of others could become markup or script, and styles that the policy would stop. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|document\\.write|\\beval\\(|new Function|[ \"'`]style=|srcdoc"
            + "|https?://");
    private static final Pattern TEXT = Pattern.compile("\\bt\\('([^']+)'[,)]");
    private static final Pattern TEXTS = Pattern.compile("\\bt\\(`([^`$]+)\\$\\{|\\bt\\('([^']+)' \\+");

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.walk(UI)) {
            return files.filter(file -> file.toString().endsWith(".js")).sorted().toList();
        }
    }

    @Test
    void wordsOfOthersCannotBecomeMarkup() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path module : modules()) {
            int number = 0;
            for (String line : Files.readAllLines(module)) {
                number++;
                if (FORBIDDEN.matcher(line.replace("http://www.w3.org/2000/svg", "")).find()) {
                    found.add(module + ":" + number);
                }
            }
        }

        assertThat(found).isEmpty();
        assertThat(modules()).hasSizeGreaterThan(30);
    }

    @Test
    void everyTextThatIsNamedIsThere() throws IOException {
        JsonNode texts = new ObjectMapper().readTree(UI.resolve("i18n/en.json").toFile());
        Set<String> known = new TreeSet<>();
        texts.fieldNames().forEachRemaining(known::add);
        Set<String> missing = new TreeSet<>();
        for (Path module : modules()) {
            String source = Files.readString(module);
            TEXT.matcher(source).results().map(match -> match.group(1)).filter(key -> !known.contains(key)).forEach(missing::add);
            TEXTS.matcher(source).results().map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                    .filter(start -> known.stream().noneMatch(key -> key.startsWith(start))).forEach(missing::add);
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void everyImportLeadsToAFile() throws IOException {
        Pattern relative = Pattern.compile("(?:from|import\\() ?'(\\.[^']+)'");
        List<String> broken = new ArrayList<>();
        for (Path module : modules()) {
            relative.matcher(Files.readString(module)).results().map(match -> module.resolveSibling(match.group(1)).normalize())
                    .filter(target -> !Files.isRegularFile(target)).forEach(target -> broken.add(module + " -> " + target));
        }

        assertThat(broken).isEmpty();
    }
}
