package dev.earmark.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tables of {@code src/docs} that tests hold the program to. */
public final class Docs {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** A bar, unless it is escaped to stand for itself. */
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");

    private Docs() {}

    /** Package to the packages it may know, in the order of the table. */
    public static Map<String, Set<String>> packageMap() {
        Map<String, Set<String>> map = new LinkedHashMap<>();
        String page = text("architecture.md");
        int start = page.indexOf("| package |");
        for (List<String> row : rows(page.substring(start, page.indexOf("\n\n", start)))) {
            String may = row.get(1);
            map.put(first(row.get(0)), may.isBlank() ? Set.of() : new LinkedHashSet<>(Arrays.asList(may.split(" +"))));
        }
        return map;
    }

    /** The codes of faults. */
    public static Set<String> faultCodes() {
        return table("errors.md").stream().map(row -> first(row.get(0))).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The keys of settings, in the order of the table. */
    public static List<String> settings() {
        return table("settings.md").stream().map(row -> first(row.get(0))).toList();
    }

    /** The commands as their page writes them, without the program's name: {@code rubric list|lint}. */
    public static List<String> commands() {
        return table("commands.md").stream()
                .filter(row -> row.get(0).startsWith("`./earmark "))
                .flatMap(row -> CODE.matcher(row.get(0)).results().map(code -> code.group(1).replace("./earmark ", "")))
                .toList();
    }

    private static String first(String cell) {
        Matcher code = CODE.matcher(cell);
        if (!code.find()) {
            throw new IllegalStateException("no `code` in the cell " + cell);
        }
        return code.group(1);
    }

    private static List<List<String>> table(String page) {
        List<List<String>> rows = rows(text(page));
        if (rows.isEmpty()) {
            throw new IllegalStateException(page + " has no table");
        }
        return rows;
    }

    private static List<List<String>> rows(String text) {
        return text.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(CELL_END.split(line.substring(1), -1)).map(cell -> cell.strip().replace("\\|", "|")).toList())
                .toList();
    }

    private static String text(String page) {
        try {
            return Files.readString(Path.of("src/docs", page));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
