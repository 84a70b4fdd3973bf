package dev.earmark.naming;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads facts from the names of files and folders, by the first template that fits. Immutable; safe for many threads. */
public final class NamePattern {

    private static final String NONE = "none";
    private static final String READY = "ready";

    private final List<NameTemplate> templates;

    /**
     * @param setting {@code none}, {@code ready} for all that are ready, or templates and names of ready ones with {@code |} between them
     * @param zone    of times that do not say theirs
     * @throws IllegalArgumentException when it is anything else
     */
    public NamePattern(String setting, ZoneId zone) {
        List<NameTemplate> read = new ArrayList<>();
        Map<String, List<String>> ready = ReadyPatterns.all();
        for (String part : setting.strip().equals(NONE) ? new String[0] : setting.split("\\|", -1)) {
            String name = part.strip();
            List<String> own = name.equals(READY) ? ready.values().stream().flatMap(List::stream).toList() : ready.get(name);
            if (own == null && !name.contains("{")) {
                throw new IllegalArgumentException("name-pattern has \"" + name + "\"; it must be none, ready, one of "
                        + String.join(", ", ready.keySet()) + ", or a template such as {team}/{agent}_{time:yyyyMMdd-HHmmss}");
            }
            (own == null ? List.of(name) : own).forEach(template -> read.add(new NameTemplate(template, zone)));
        }
        templates = List.copyOf(read);
    }

    /** Whether anything is read at all. */
    public boolean reads() {
        return !templates.isEmpty();
    }

    /**
     * What the name of a file says; nothing when no template fits.
     *
     * @param stem the name without its ending, or without what tells two recordings of one call apart
     */
    public SaidByName read(Path file, String stem) {
        return templates.stream().map(template -> template.read(file, stem)).flatMap(Optional::stream).findFirst()
                .orElse(SaidByName.NOTHING);
    }

    /** Of how many files a ready pattern would read something, most first, by its name; those that fit none are left out. */
    public static Map<String, Integer> fitting(Map<Path, String> stems, ZoneId zone) {
        Map<String, Integer> fits = new LinkedHashMap<>();
        ReadyPatterns.all().keySet().forEach(name -> {
            NamePattern pattern = new NamePattern(name, zone);
            int count = (int) stems.entrySet().stream()
                    .filter(one -> !pattern.read(one.getKey(), one.getValue()).equals(SaidByName.NOTHING)).count();
            if (count > 0) {
                fits.put(name, count);
            }
        });
        Map<String, Integer> sorted = new LinkedHashMap<>();
        fits.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(one -> sorted.put(one.getKey(), one.getValue()));
        return sorted;
    }

    /** The names of the ready patterns. */
    public static List<String> ready() {
        return List.copyOf(ReadyPatterns.all().keySet());
    }
}
