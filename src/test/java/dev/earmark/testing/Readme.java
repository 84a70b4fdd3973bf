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

/** The tables of the README that tests hold the program to. */
public final class Readme {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Readme() {}

    /** Package to the packages it may know, in the order of the table. */
    public static Map<String, Set<String>> packageMap() {
        Map<String, Set<String>> map = new LinkedHashMap<>();
        for (List<String> row : table("## Package map")) {
            String may = row.get(1);
            map.put(first(row.get(0)), may.isBlank() ? Set.of() : new LinkedHashSet<>(Arrays.asList(may.split(" +"))));
        }
        return map;
    }

    /** The codes of faults. */
    public static Set<String> faultCodes() {
        return table("## Error codes").stream().map(row -> first(row.get(0))).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The keys of settings, in the order of the table. */
    public static List<String> settings() {
        return table("## Settings").stream().map(row -> first(row.get(0))).toList();
    }

    private static String first(String cell) {
        Matcher code = CODE.matcher(cell);
        if (!code.find()) {
            throw new IllegalStateException("no `code` in the cell " + cell);
        }
        return code.group(1);
    }

    private static List<List<String>> table(String heading) {
        List<List<String>> rows = text().lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList())
                .toList();
        if (rows.isEmpty()) {
            throw new IllegalStateException("the README has no table under " + heading);
        }
        return rows;
    }

    private static String text() {
        try {
            return Files.readString(Path.of("README.md"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
