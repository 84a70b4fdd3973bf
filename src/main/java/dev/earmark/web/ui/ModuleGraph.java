package dev.earmark.web.ui;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which modules a module needs, itself among them, as a browser would find out by loading one after the other. What is loaded later, by a
 * call of {@code import}, is not among them. Safe for many threads.
 */
final class ModuleGraph {

    private static final Pattern IMPORT = Pattern.compile("(?:^|[;}\\s])(?:import|export)\\b[^;'\"()=]*[\"']([^\"'\\s]+)[\"']");
    private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\":\\s*\"\\{ui\\}/([^\"]+)\"");

    private final UiFiles files;
    private final Map<List<String>, Set<String>> known = new ConcurrentHashMap<>();

    ModuleGraph(UiFiles files) {
        this.files = files;
    }

    /** @param starts such as {@code js/app.js} @return names of files, each after the one that needs it first */
    Set<String> of(String... starts) {
        return known.computeIfAbsent(List.of(starts), this::walk);
    }

    private Set<String> walk(List<String> starts) {
        Map<String, String> mapped = MAPPED.matcher(files.text("importmap.json")).results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
        Set<String> found = new LinkedHashSet<>();
        starts.forEach(start -> into(found, start, mapped));
        return found;
    }

    private void into(Set<String> found, String module, Map<String, String> mapped) {
        if (found.add(module)) {
            IMPORT.matcher(files.text(module)).results().map(match -> match.group(1))
                    .filter(name -> name.startsWith(".") || mapped.containsKey(name)).forEach(name -> into(found,
                    mapped.containsKey(name) ? mapped.get(name) : URI.create(module).resolve(name).toString(), mapped));
        }
    }
}
