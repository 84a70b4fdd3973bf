package dev.earmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that people read: the front page is short, and every link leads somewhere. */
class DocsTest {

    private static final int LONGEST_FRONT_PAGE = 120;
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?) *#*");

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("src/docs"))) {
            return Stream.concat(
                    Stream.of(Path.of("README.md"), Path.of("rubrics/README.md"), Path.of("eval-sets/README.md")),
                    docs.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream());
        }
    }

    @Test
    void theReadmeIsAFrontPage() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(LONGEST_FRONT_PAGE);
    }

    @Test
    void thePageForAuthorsOfRubricsIsOnTheFirstScreen() throws IOException {
        List<String> first = Files.readAllLines(Path.of("README.md")).subList(0, 30);

        assertThat(first).anyMatch(line -> line.contains("](rubrics/README.md)"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsToAFileAndAHeadingThatAreThere(Path page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String line : prose(page)) {
            LINK.matcher(line).results().map(link -> link.group(1))
                    .filter(target -> !target.matches("[a-z]+:.*"))
                    .filter(target -> !leadsSomewhere(page, target))
                    .forEach(broken::add);
        }

        assertThat(broken).as("links of " + page).isEmpty();
    }

    /** A row that goes on in the next line ends the table there. */
    @ParameterizedTest
    @MethodSource("pages")
    void everyRowOfATableStandsOnOneLine(Path page) {
        assertThat(brokenRows(prose(page))).as("broken rows of tables in " + page).isEmpty();
    }

    @Test
    void aRowThatGoesOnInTheNextLineIsFound() {
        assertThat(brokenRows(List.of("| a | b |", "|---|---|", "| 1 | first,", "second |", "", "text | text")))
                .containsExactly("| 1 | first,");
        assertThat(brokenRows(List.of("| a | b |", "|---|---|", "| 1 | 2 |", "", "text"))).isEmpty();
        assertThat(brokenRows(List.of("| a | b |", "|---|---|", "| 1 | 2 |", "and more"))).containsExactly("and more");
    }

    /** Rows that do not end with their line, and text that stands right below a row. */
    private static List<String> brokenRows(List<String> lines) {
        List<String> broken = new ArrayList<>();
        boolean row = false;
        for (String line : lines) {
            boolean begins = line.startsWith("|");
            if (begins && !line.endsWith("|")) {
                broken.add(line);
            } else if (row && !begins && !line.isBlank()) {
                broken.add(line);
            }
            row = begins && line.endsWith("|");
        }
        return broken;
    }

    @Test
    void headingsAreFoundAsTheSiteNamesThem() {
        assertThat(anchor("How far a verdict may be trusted")).isEqualTo("how-far-a-verdict-may-be-trusted");
        assertThat(anchor("Where to look: `within`")).isEqualTo("where-to-look-within");
        assertThat(leadsSomewhere(Path.of("README.md"), "src/docs/service.md#promises")).isTrue();
        assertThat(leadsSomewhere(Path.of("README.md"), "src/docs/service.md#no-such-heading")).isFalse();
        assertThat(leadsSomewhere(Path.of("README.md"), "src/docs/no-such-page.md")).isFalse();
    }

    private static boolean leadsSomewhere(Path page, String target) {
        int hash = target.indexOf('#');
        String file = hash < 0 ? target : target.substring(0, hash);
        Path there = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        if (!Files.exists(there)) {
            return false;
        }
        String anchor = hash < 0 ? "" : target.substring(hash + 1);
        return anchor.isEmpty() || headings(there).contains(anchor);
    }

    private static List<String> headings(Path page) {
        return prose(page).stream().map(HEADING::matcher).filter(Matcher::matches).map(heading -> anchor(heading.group(1))).toList();
    }

    /** Lower case, blanks as hyphens, without punctuation. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }

    /** The lines outside blocks of code. */
    private static List<String> prose(Path page) {
        List<String> prose = new ArrayList<>();
        boolean code = false;
        try {
            for (String line : Files.readAllLines(page)) {
                code ^= line.strip().startsWith("```");
                if (!code) {
                    prose.add(line);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return prose;
    }
}
