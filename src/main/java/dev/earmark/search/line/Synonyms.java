package dev.earmark.search.line;

import dev.earmark.fault.NotFound;
import dev.earmark.fault.Rejected;
import dev.earmark.phrase.words.Tokeniser;
import dev.earmark.yaml.YamlFile;
import dev.earmark.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the trade says for the same thing. Read from YAML: {@code same: [refund, money back, reimburse]}, one list a line. Compared by
 * stems. Immutable.
 */
public final class Synonyms {

    public static final Synonyms NONE = new Synonyms(Map.of());

    private static final String CODE = "search.synonyms-invalid";
    private static final String SHIPPED = "/search/synonyms.yaml";
    private static final int MOST_WORDS = 4;
    private static final int MOST_ALIKE = 24;

    private final Map<List<String>, List<List<String>>> alike;

    private Synonyms(Map<List<String>, List<List<String>>> alike) {
        this.alike = alike;
    }

    /** Those that come with the program. */
    public static Synonyms shipped() {
        try (InputStream yaml = Synonyms.class.getResourceAsStream(SHIPPED)) {
            if (yaml == null) {
                throw new IllegalStateException("search/synonyms.yaml is not in the jar");
            }
            return read(new YamlFile("synonyms.yaml", CODE).parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new IllegalStateException("search/synonyms.yaml cannot be read", unreadable);
        }
    }

    /**
     * @throws Rejected with {@code search.synonyms-invalid}
     * @throws NotFound with {@code search.synonyms-missing}
     */
    public static Synonyms of(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new NotFound("search.synonyms-missing", "There is no file " + file + " of words that mean the same.");
        }
        return read(YamlFile.read(file, CODE));
    }

    private static Synonyms read(YamlMap top) {
        top.only("same");
        Map<List<String>, List<List<String>>> alike = new HashMap<>();
        for (String line : top.texts("same")) {
            List<List<String>> group = new ArrayList<>();
            for (String entry : line.split(",")) {
                List<String> stems = Tokeniser.words(entry).stream().map(LineTerms::stem).toList();
                if (stems.isEmpty() || stems.size() > MOST_WORDS) {
                    throw top.wrong("\"" + entry.strip() + "\" has " + stems.size() + " words; 1 to " + MOST_WORDS
                            + " can stand for another");
                }
                group.add(stems);
            }
            if (group.size() < 2 || group.size() > MOST_ALIKE) {
                throw top.wrong("\"" + line + "\" names " + group.size() + " things that are the same; 2 to " + MOST_ALIKE + " can be");
            }
            group.forEach(stems -> alike.merge(stems, group, Synonyms::both));
        }
        return new Synonyms(Map.copyOf(alike));
    }

    private static List<List<String>> both(List<List<String>> one, List<List<String>> other) {
        List<List<String>> all = new ArrayList<>(one);
        other.stream().filter(stems -> !all.contains(stems)).forEach(all::add);
        return List.copyOf(all);
    }

    /** What else may be said for it, as stems; nothing for most. @param stems of one to four words */
    public List<List<String>> of(List<String> stems) {
        return alike.getOrDefault(stems, List.of()).stream().filter(other -> !other.equals(stems)).toList();
    }

    /** What several words that follow one another together stand for, such as "money back", as stems. @param words lower case */
    public List<List<String>> ofRows(List<String> words) {
        List<String> stems = words.stream().map(LineTerms::stem).toList();
        List<List<String>> rows = new ArrayList<>();
        for (int length = 2; length <= MOST_WORDS; length++) {
            for (int at = 0; at + length <= stems.size(); at++) {
                rows.addAll(of(stems.subList(at, at + length)));
            }
        }
        return rows;
    }
}
