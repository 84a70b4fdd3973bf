package dev.earmark.report;

import dev.earmark.measure.MeasureName;
import dev.earmark.measure.Measures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the measures: a thing counted for each party, or for the whole interaction.
 *
 * @param title for instance {@code Talk share}
 */
public record MeasureLine(String title, @Nullable String agent, @Nullable String customer, @Nullable String whole) {

    private static final char NO_BREAK = '\u00A0';

    /** The measures that were taken, in the order of {@link MeasureName}; sentiment has its own place. */
    public static List<MeasureLine> of(Measures measures) {
        Map<String, MeasureLine> lines = new LinkedHashMap<>();
        for (MeasureName name : MeasureName.values()) {
            Double value = measures.values().get(name);
            if (value != null && Double.isFinite(value) && !name.label().contains("sentiment")) {
                add(lines, name.label(), shown(value, name.unit()).replace(' ', NO_BREAK));
            }
        }
        return new ArrayList<>(lines.values());
    }

    private static void add(Map<String, MeasureLine> lines, String label, String value) {
        String bare = label.replaceAll("-(seconds|dbfs)$", "").replaceAll("^(agent|customer)-|-by-(agent|customer)$", "")
                .replace("words-per-minute", "pace, words a minute").replace("loudness", "loudness, dBFS");
        MeasureLine line = lines.getOrDefault(bare, new MeasureLine(Wording.NONE.title(bare), null, null, null));
        if (label.startsWith("agent-") || label.endsWith("-by-agent")) {
            line = new MeasureLine(line.title, value, line.customer, line.whole);
        } else if (label.startsWith("customer-") || label.endsWith("-by-customer")) {
            line = new MeasureLine(line.title, line.agent, value, line.whole);
        } else {
            line = new MeasureLine(line.title, line.agent, line.customer, value);
        }
        lines.put(bare, line);
    }

    private static String shown(double value, String unit) {
        return switch (unit) {
            case "share" -> Headline.percent(100 * value);
            case "s" -> Clock.length(value);
            case "count" -> Numbers.shown(value, 0);
            default -> Numbers.shown(value, 0).replace('-', '−');
        };
    }
}
