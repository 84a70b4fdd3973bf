package dev.earmark.eval;

import dev.earmark.fault.Rejected;
import dev.earmark.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figures that a set must reach, by name.
 *
 * @param atLeast least values
 * @param atMost  greatest values
 */
public record Bars(Map<String, Double> atLeast, Map<String, Double> atMost) {

    public static final Bars NONE = new Bars(Map.of(), Map.of());

    static Bars read(YamlMap map) {
        map.only("at-least", "at-most");
        return new Bars(map.mapIf("at-least").map(Bars::numbers).orElse(Map.of()),
                map.mapIf("at-most").map(Bars::numbers).orElse(Map.of()));
    }

    private static Map<String, Double> numbers(YamlMap map) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        map.keys().forEach(key -> numbers.put(key, map.number(key, -1000, 1000)));
        return numbers;
    }

    /**
     * One sentence for each bar that is broken.
     *
     * @throws Rejected when a bar names a figure that there is not
     */
    List<String> broken(String set, Map<String, Double> figures) {
        List<String> broken = new ArrayList<>();
        atLeast.forEach((name, bar) -> {
            if (figure(set, figures, name) < bar) {
                broken.add(sentence(name, figures, "below", bar));
            }
        });
        atMost.forEach((name, bar) -> {
            if (figure(set, figures, name) > bar) {
                broken.add(sentence(name, figures, "above", bar));
            }
        });
        return broken;
    }

    private static double figure(String set, Map<String, Double> figures, String name) {
        Double figure = figures.get(name);
        if (figure == null) {
            throw new Rejected("eval.set-invalid", set + ": there is no figure \"" + name + "\" to hold to a bar; there are "
                    + String.join(", ", figures.keySet()) + ".");
        }
        return figure;
    }

    private static String sentence(String name, Map<String, Double> figures, String where, double bar) {
        return String.format(Locale.ROOT, "%s is %.3f, %s the bar of %.3f.", name, figures.getOrDefault(name, 0.0), where, bar);
    }
}
